package dk.pip.commitments;

import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.EditionCheck;
import dk.pip.editions.Finding;
import dk.pip.editions.FollowUps;
import dk.pip.editions.FollowedPromise;
import dk.pip.editions.FollowedState;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells editions what became of promises: what is due for a word, the facts of a day, and whether they still hold.
@Component
class PromisesInEditions implements FollowUps, EditionCheck {
  private static final Period SOON = Period.ofMonths(1);
  private static final int MOST_OF_EACH = 20;
  private static final int LONGEST_TOLD = 80;

  private final Commitments commitments;
  private final CommitmentTable table;

  PromisesInEditions(Commitments commitments, CommitmentTable table) {
    this.commitments = commitments;
    this.table = table;
  }

  @Override
  public List<Suggestion> due(Audience audience, LocalDate today, @Nullable Instant since) {
    var seen = audience == Audience.PUBLIC ? CommitmentQuery.ofPublic() : CommitmentQuery.ofStaff();
    var last = since == null ? Dates.instant(today.minus(SOON).atStartOfDay()) : since;
    var all = new LinkedHashMap<CommitmentId, Suggestion>();
    add(all, Why.LATE, commitments.list(seen.in(EnumSet.of(CommitmentState.LATE)).page(0, MOST_OF_EACH)));
    for (var why : List.of(Why.KEPT, Why.DROPPED, Why.CHANGED)) {
      var state = CommitmentState.valueOf(why.name());
      var latest = commitments.list(seen.in(EnumSet.of(state)).ordered(CommitmentQuery.Order.LATEST_STEP_FIRST).page(0, MOST_OF_EACH));
      add(all, why, latest.stream().filter(it -> it.steppedAt().isAfter(last) && !isLongOver(it, last)).toList());
    }
    add(all, Why.SOON, commitments.list(seen.in(CommitmentState.OPEN).due(null, today.plus(SOON)).page(0, MOST_OF_EACH)));
    return List.copyOf(all.values());
  }

  /// What was only written down since then.
  private static boolean isLongOver(Commitment it, Instant last) {
    var ended = it.endedOn();
    return ended != null && ended.isBefore(Dates.local(last).toLocalDate().minus(SOON));
  }

  private static void add(Map<CommitmentId, Suggestion> all, Why why, List<Commitment> found) {
    for (var it : found) {
      var path = it.path();
      if (path != null) {
        all.putIfAbsent(it.id(), new Suggestion(why, path, it.terms().sentence(), it.terms().due()));
      }
    }
  }

  @Override
  public Map<String, FollowedPromise> facts(Collection<String> paths) {
    var facts = new LinkedHashMap<String, FollowedPromise>();
    seen(paths).forEach((path, it) -> facts.put(path, facts(path, it)));
    return facts;
  }

  private FollowedPromise facts(String path, Commitment it) {
    // What was said last of the state that it has.
    CommitmentStep told = null;
    for (var step : commitments.history(it.id())) {
      told = step.state() != it.state() ? null : step.why().isBlank() ? told : step;
    }
    var words = told == null ? null : Letters.shortened(FollowedPromise.LONGEST_WORDS - 1, told.why().replaceAll("\\s+", " ").strip());
    var source = it.source().words().isBlank() ? null : it.source().words();
    return new FollowedPromise(it.terms().sentence(), source, it.promisedOn(), state(it), words, it.terms().due(), since(it), path);
  }

  @Override
  public Map<String, Standing> standing(Collection<String> paths) {
    var standing = new HashMap<String, Standing>();
    seen(paths).forEach((path, it) -> standing.put(path, new Standing(state(it), it.terms().due(), since(it))));
    return standing;
  }

  private static FollowedState state(Commitment it) {
    return FollowedState.valueOf(it.state().name());
  }

  private static LocalDate since(Commitment it) {
    return it.endedOn() == null ? Dates.local(it.steppedAt()).toLocalDate() : it.endedOn();
  }

  /// Those that whoever reads at such a path sees, in the order of the paths.
  private Map<String, Commitment> seen(Collection<String> paths) {
    var slugs = paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).distinct().toList();
    var known = new HashMap<String, Commitment>();
    table.findBySlugs(slugs).forEach(it -> known.put(it.slug(), it));
    var seen = new LinkedHashMap<String, Commitment>();
    for (var path : paths) {
      var it = known.get(path.substring(path.lastIndexOf('/') + 1));
      if (it != null && audiences(path).contains(it.audience()) && path.endsWith("/loefter/" + it.slug())) {
        seen.put(path, it);
      }
    }
    return seen;
  }

  private static Set<CommitmentAudience> audiences(String path) {
    if (path.startsWith(Commitment.STAFF_FOLDER)) {
      return EnumSet.of(CommitmentAudience.STAFF, CommitmentAudience.PUBLIC);
    }
    return path.startsWith(Commitment.PUBLIC_FOLDER) ? EnumSet.of(CommitmentAudience.PUBLIC) : EnumSet.noneOf(CommitmentAudience.class);
  }

  @Override
  public Object state() {
    return commitments.state();
  }

  /// Warns of promises that stand otherwise by now than a block says, before it comes out.
  @Override
  public List<Finding> check(Edition edition, Map<String, String> pictures) {
    var findings = new ArrayList<Finding>();
    var followed = edition.blocks().stream().filter(Block.FollowUp.class::isInstance).map(Block.FollowUp.class::cast).flatMap(block -> block.promises().stream()).toList();
    var now = standing(followed.stream().map(FollowedPromise::path).filter(path -> path != null).toList());
    for (var it : followed) {
      var path = it.path();
      var standing = path == null ? null : now.get(path);
      var told = Letters.shortened(LONGEST_TOLD, it.sentence());
      if (path != null && standing == null) {
        findings.add(Finding.warns("edition.yaml", 0, "commitments.check.unknown", told));
      } else if (standing != null && (standing.state() != it.state() || !standing.due().equals(it.due()))) {
        findings.add(Finding.warns("edition.yaml", 0, "commitments.check.otherwise", told));
      }
    }
    return findings;
  }
}
