package dk.pip.commitments;

import dk.pip.api.ApiAddresses;
import dk.pip.api.ApiItem;
import dk.pip.api.ApiQuery;
import dk.pip.api.ApiRefusal;
import dk.pip.api.ApiResource;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Promises for programs: those that everybody may read, and by a key those that are the staff's. What is the parties' alone is in none.
@Component
class CommitmentResource implements ApiResource {
  private static final String YEAR = "aar";
  private static final String PLACE = "sted";
  private static final String UNIT = "enhed";
  private static final String SOURCE = "kilde";
  private static final String STATE = "stand";
  private static final String SINCE = "siden";

  /// Names of workplaces may change though nothing becomes of promises.
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Commitments commitments;
  private final PublicNames names;
  private final ApiAddresses addresses;
  private final Clock clock;
  private final Map<Audience, Shelf> shelves = new ConcurrentHashMap<>();

  CommitmentResource(Commitments commitments, PublicNames names, ApiAddresses addresses, Clock clock) {
    this.commitments = commitments;
    this.names = names;
    this.addresses = addresses;
    this.clock = clock;
  }

  private record Shelf(Object state, Instant until, List<Kept> all) {}

  private record Kept(Commitment it, @Nullable String unitSlug, ApiItem item) {}

  record PromiseSource(String kind, @Nullable String words) {}

  /// A promise as lists of the API show it.
  record PromiseBrief(
      String id,
      String url,
      String apiUrl,
      String audience,
      String sentence,
      String state,
      String dueOn,
      String promisedOn,
      @Nullable String endedOn,
      String owner,
      @Nullable String unit,
      @Nullable String counterpart,
      @Nullable String place,
      PromiseSource source,
      Instant changedAt) {}

  record PromisePicture(String url, int width, int height, @Nullable String alt) {}

  record PromiseStep(int number, String act, String state, String sentence, String dueOn, @Nullable String words, String on, Instant at, @Nullable PromisePicture picture) {}

  /// With all that became of it.
  record FullPromise(
      String id,
      String url,
      String apiUrl,
      String audience,
      String sentence,
      String state,
      String dueOn,
      String promisedOn,
      @Nullable String endedOn,
      String owner,
      @Nullable String unit,
      @Nullable String counterpart,
      @Nullable String place,
      PromiseSource source,
      Instant changedAt,
      @Nullable String owed,
      @Nullable Long amount,
      @Nullable String sign,
      @Nullable String trialUntil,
      List<PromiseStep> history) {}

  @Override
  public String name() {
    return "loefter";
  }

  @Override
  public int order() {
    return 35;
  }

  @Override
  public boolean isForStaff() {
    return true;
  }

  @Override
  public Set<String> filters() {
    return Set.of(YEAR, PLACE, UNIT, SOURCE, STATE, SINCE);
  }

  @Override
  public List<ApiItem> list(ApiQuery query) {
    var wanted = year(query.filter(YEAR)).and(source(query.filter(SOURCE))).and(state(query.filter(STATE))).and(since(query.filter(SINCE)));
    var place = query.filter(PLACE);
    var asked = query.filter(UNIT);
    var unit = asked == null ? null : names.slug(asked).orElse(asked);
    return shelf(query.audience()).all().stream()
        .filter(kept -> wanted.test(kept.it()) && (place == null || place.equals(kept.it().placeSlug())) && (unit == null || unit.equals(kept.unitSlug())))
        .map(Kept::item)
        .toList();
  }

  private static Predicate<Commitment> year(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    if (!typed.matches("\\d{4}")) {
      throw ApiRefusal.wrong(YEAR, "2026");
    }
    return it -> it.promisedOn().getYear() == Integer.parseInt(typed);
  }

  private static Predicate<Commitment> source(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    var kind = CommitmentSource.Kind.at(typed).orElseThrow(() -> ApiRefusal.wrong(SOURCE, "byraadsdag"));
    return it -> it.source().kind() == kind;
  }

  private static Predicate<Commitment> state(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    var state = PromiseState.at(typed).orElseThrow(() -> ApiRefusal.wrong(STATE, "paa-vej, forsinket, aendret, holdt, droppet"));
    return it -> state.states().contains(it.state());
  }

  private static Predicate<Commitment> since(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    var since = instant(typed);
    return it -> !it.steppedAt().isBefore(since);
  }

  private static Instant instant(String typed) {
    try {
      return typed.length() == "2026-03-12".length() ? Dates.instant(LocalDate.parse(typed).atStartOfDay()) : OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeException e) {
      throw ApiRefusal.wrong(SINCE, "2026-03-12, 2026-03-12T08:00:00Z");
    }
  }

  private Shelf shelf(Audience audience) {
    var state = commitments.state();
    var kept = shelves.get(audience);
    if (kept != null && kept.state().equals(state) && clock.instant().isBefore(kept.until())) {
      return kept;
    }
    var all = commitments.list(CommitmentQuery.of(EnumSet.of(audience(audience))).page(0, Integer.MAX_VALUE));
    var of = names.of(all);
    var slugs = all.stream().anyMatch(it -> it.terms().unit() != null) ? names.slugs() : Map.<UnitId, String>of();
    var items =
        all.stream()
            .sorted(Comparator.comparing(Commitment::madeAt).reversed().thenComparing(Commitment::slug))
            .map(it -> new Kept(it, it.terms().unit() == null ? null : slugs.get(it.terms().unit()), new ApiItem(it.slug(), it.madeAt(), brief(audience, it, of))))
            .toList();
    var shelf = new Shelf(state, clock.instant().plus(KEPT), items);
    shelves.put(audience, shelf);
    return shelf;
  }

  private static CommitmentAudience audience(Audience audience) {
    return audience == Audience.STAFF ? CommitmentAudience.STAFF : CommitmentAudience.PUBLIC;
  }

  private PromiseBrief brief(Audience audience, Commitment it, PublicNames.Names of) {
    var ended = it.endedOn();
    return new PromiseBrief(
        it.slug(),
        addresses.whole(String.valueOf(it.path())),
        addresses.of(audience, name(), it.slug()),
        it.audience().word(),
        it.terms().sentence(),
        it.state().word(),
        it.terms().due().toString(),
        it.promisedOn().toString(),
        ended == null ? null : ended.toString(),
        of.owner(it),
        PublicNames.blank(of.unit(it)),
        PublicNames.blank(of.counterpart(it)),
        PublicNames.blank(it.terms().place()),
        new PromiseSource(it.source().kind().word(), PublicNames.blank(it.source().words())),
        it.steppedAt());
  }

  @Override
  public Optional<Object> find(Audience audience, String id) {
    return commitments.findBySlug(id).filter(it -> it.audience() == audience(audience)).map(it -> full(audience, it));
  }

  private FullPromise full(Audience audience, Commitment it) {
    var brief = brief(audience, it, names.of(List.of(it)));
    var terms = it.terms();
    var trial = terms.trialUntil();
    return new FullPromise(
        brief.id(),
        brief.url(),
        brief.apiUrl(),
        brief.audience(),
        brief.sentence(),
        brief.state(),
        brief.dueOn(),
        brief.promisedOn(),
        brief.endedOn(),
        brief.owner(),
        brief.unit(),
        brief.counterpart(),
        brief.place(),
        brief.source(),
        brief.changedAt(),
        PublicNames.blank(terms.owed()),
        terms.amount(),
        PublicNames.blank(terms.sign()),
        trial == null ? null : trial.toString(),
        commitments.history(it.id()).stream().map(step -> step(audience, step)).toList());
  }

  private PromiseStep step(Audience audience, CommitmentStep step) {
    var picture = step.picture();
    var folder = audience == Audience.STAFF ? "/medarbejder/loefter/billeder/" : "/loefter/billeder/";
    return new PromiseStep(
        step.number(),
        step.act().word(),
        step.state().word(),
        step.terms().sentence(),
        step.terms().due().toString(),
        PublicNames.blank(step.why()),
        step.day().toString(),
        step.at(),
        picture == null || picture.withdrawn()
            ? null
            : new PromisePicture(addresses.whole(folder + picture.id()), picture.width(), picture.height(), PublicNames.blank(picture.alt())));
  }

  @Override
  public String description() {
    return "/api/loefter.json";
  }
}
