package dk.pip.council;

import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Classes' proposals in the thread, for those who may read them.
@Component
public class ProposalsInThread implements ThreadSource {
  private static final String KIND = "class-proposal";
  private static final Pattern READ = Pattern.compile("/elevbyraad/([a-z0-9-]{1,80})/forslag/([a-z0-9-]{1,80})");
  private static final Pattern AT_DESK = Pattern.compile("/redaktion/elevbyraad/[0-9a-f-]{36}/forslag/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private final CouncilDayTable days;
  private final ClassProposalTable proposals;

  ProposalsInThread(CouncilDayTable days, ClassProposalTable proposals) {
    this.days = days;
    this.proposals = proposals;
  }

  public static Knot.Ref ref(ClassProposalId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 95;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var found = new HashMap<String, Knot>();
    var byDay = proposals.byDay(refs.stream().map(ref -> new ClassProposalId(UUID.fromString(ref))).toList());
    byDay.forEach(
        (dayId, ids) ->
            days.find(dayId).filter(day -> !day.practice()).ifPresent(day -> ids.forEach(id -> knot(day, id, eyes).ifPresent(knot -> found.put(id.value().toString(), knot)))));
    return found;
  }

  private static Optional<Knot> knot(CouncilDay day, ClassProposalId id, Eyes eyes) {
    var it = day.findProposal(id).orElse(null);
    var handedIn = it == null ? null : it.handedInAt();
    if (it == null || handedIn == null) {
      return Optional.empty();
    }
    var shown = it.isLetGo() && day.letGoAt() != null;
    if (!shown && eyes != Eyes.NEWSROOM) {
      return Optional.empty();
    }
    return Optional.of(
        Knot.of(ref(id), Knot.Words.of("council.thread.proposal"), Knot.Words.written(it.text().title()), handedIn)
            .readAt(shown ? day.path(it) : "/redaktion/elevbyraad/" + day.id().value() + "/forslag/" + id.value())
            .in(Knot.Words.of(it.granted() == null ? "council.thread.proposed" : "council.chosen")));
  }

  @Override
  public Optional<String> refAt(String path) {
    var read = READ.matcher(path);
    if (read.matches()) {
      return days.at(read.group(1)).flatMap(day -> day.proposals().stream().filter(it -> it.slug().equals(read.group(2))).findFirst()).map(it -> it.id().value().toString());
    }
    var desk = AT_DESK.matcher(path);
    return desk.matches() ? Optional.of(desk.group(1)) : Optional.empty();
  }

  /// Whoever changes what is shown tells the thread.
  @Override
  public Object state() {
    return "";
  }
}
