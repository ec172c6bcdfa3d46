package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentCounts;
import dk.pip.commitments.CommitmentOverview;
import dk.pip.commitments.CommitmentParts;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentStep;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.CommitmentsInThread;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.PromiseState;
import dk.pip.commitments.PublicNames;
import dk.pip.commitments.web.PromiseListPage.Way;
import dk.pip.commitments.web.PromiseListPage.Ways;
import dk.pip.commitments.web.PromiseListPage.Whole;
import dk.pip.frame.PublicFrame;
import dk.pip.people.UnitId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.site.Feed;
import dk.pip.thread.Threads;
import dk.pip.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What readers see of promises, as their addresses ask for it. What these readers don't see is as if it weren't there.
@Component
class ReadPromises {
  static final int ON_A_PAGE = 50;
  private static final Period LATELY = Period.ofMonths(6);
  private static final int MOST_IN_FEED = 60;
  private static final int MOST_IN_CALENDAR = 2_000;

  private final Commitments commitments;
  private final PublicNames names;
  private final Contacts contacts;
  private final Threads threads;
  private final Settings settings;
  private final Clock clock;

  ReadPromises(Commitments commitments, PublicNames names, Contacts contacts, Threads threads, Settings settings, Clock clock) {
    this.commitments = commitments;
    this.names = names;
    this.contacts = contacts;
    this.threads = threads;
    this.settings = settings;
    this.clock = clock;
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// A promise that these readers see.
  Commitment find(PromiseReaders readers, String slug) {
    return commitments.findBySlug(slug).filter(readers::see).orElseThrow(NotFound::new);
  }

  CommitmentQuery query(PromiseReaders readers, PromiseSelection selection) {
    var all = readers.query();
    var state = selection.state();
    var query = state == null ? all : all.in(state.states());
    var key = selection.key();
    return switch (selection.by()) {
      case null -> query;
      case YEAR -> query.ofYear(key.matches("\\d{4}") ? Integer.parseInt(key) : -1);
      case PLACE -> query.at(key);
      case UNIT -> query.ofUnit(names.unit(key).orElseThrow(NotFound::new).id());
      case SOURCE -> query.from(CommitmentSource.Kind.at(key).orElseThrow(NotFound::new));
    };
  }

  /// The list that came in the place of one whose workplace has got another name; empty where it is as it was, and where those readers see
  /// nothing in it.
  Optional<PromiseSelection> moved(PromiseReaders readers, PromiseSelection selection) {
    if (selection.by() != PromiseSelection.By.UNIT) {
      return Optional.empty();
    }
    return names
        .slug(selection.key())
        .filter(slug -> !slug.equals(selection.key()))
        .map(slug -> new PromiseSelection(PromiseSelection.By.UNIT, slug, selection.state()))
        .filter(now -> commitments.counts(query(readers, now.in(null))).all() > 0);
  }

  /// A page of a list, read at one moment.
  record Read(String title, String fullTitle, CommitmentOverview overview, @Nullable CommitmentParts parts, int shown, int pages) {}

  Read read(PromiseReaders readers, PromiseSelection selection, int number) {
    var query = query(readers, selection).page((number - 1) * ON_A_PAGE, ON_A_PAGE);
    CommitmentOverview overview;
    CommitmentParts parts;
    if (selection.equals(PromiseSelection.ALL) && number == 1) {
      var shelf = commitments.shelf(query);
      overview = shelf.overview();
      parts = shelf.parts();
    } else {
      overview = commitments.overview(query);
      parts = null;
    }
    var counts = overview.counts();
    if (selection.by() != null && counts.all() == 0 || number > 1 && overview.list().isEmpty()) {
      throw new NotFound();
    }
    var state = selection.state();
    var shown = state == null ? counts.all() : state.in(counts);
    var title = title(readers, selection, overview.list());
    var full = state == null ? title : texts().get("commitments.promises.title-of-state", title, texts().get(state.key()));
    return new Read(title, number == 1 ? full : texts().get("commitments.promises.title-of-page", full, String.valueOf(number)), overview, parts, shown, Math.max(1, Math.ceilDiv(shown, ON_A_PAGE)));
  }

  private String title(PromiseReaders readers, PromiseSelection selection, List<Commitment> list) {
    var texts = texts();
    return switch (selection.by()) {
      case null -> texts.get("commitments.promises.title");
      case YEAR -> texts.get("commitments.promises.title.year", selection.key());
      case PLACE -> texts.get("commitments.promises.title.place", placeName(readers, selection, list));
      case UNIT -> texts.get("commitments.promises.title.unit", names.unit(selection.key()).orElseThrow(NotFound::new).name());
      case SOURCE -> texts.get("commitments.promises.from." + CommitmentSource.Kind.at(selection.key()).orElseThrow(NotFound::new).word());
    };
  }

  private String placeName(PromiseReaders readers, PromiseSelection selection, List<Commitment> list) {
    var one = list.isEmpty() ? commitments.list(query(readers, selection.in(null)).page(0, 1)) : list;
    return one.isEmpty() ? selection.key() : one.getFirst().terms().place();
  }

  PromiseListPage page(PublicFrame frame, PromiseReaders readers, PromiseSelection selection, int number, Read read, @Nullable String snippet) {
    var root = readers.promises();
    return new PromiseListPage(
        frame,
        readers,
        read.title(),
        root + selection.base(),
        selection.state(),
        root + selection.path(),
        read.overview().counts(),
        read.shown(),
        items(readers, read.overview().list()),
        number,
        read.pages(),
        selection.by() == null,
        read.parts() == null ? null : whole(readers, read.parts()),
        snippet);
  }

  List<PromiseItem> items(PromiseReaders readers, List<Commitment> list) {
    var of = names.of(list);
    var said = commitments.words(list.stream().filter(it -> it.state().needsWords()).map(Commitment::id).toList());
    var today = today();
    return list.stream().map(it -> PromiseItem.of(readers, it, of, said.getOrDefault(it.id(), ""), today)).toList();
  }

  private Whole whole(PromiseReaders readers, CommitmentParts parts) {
    var root = readers.promises();
    var texts = texts();
    var years = ways(parts.years(), root + "/aar/", CommitmentParts.Part::key, CommitmentParts.Part::key);
    var places = ways(parts.places(), root + "/sted/", CommitmentParts.Part::key, CommitmentParts.Part::name);
    var slugs = parts.units().isEmpty() ? Map.<UnitId, String>of() : names.slugs();
    var called = parts.units().isEmpty() ? Map.<UnitId, String>of() : names.units();
    var units = ways(parts.units().stream().filter(part -> slugs.containsKey(unit(part))).toList(), root + "/enhed/", part -> slugs.get(unit(part)), part -> called.get(unit(part)));
    var sources = ways(parts.sources(), root + "/kilde/", part -> kind(part).slug(), part -> texts.get("commitments.source." + kind(part).word()));
    return new Whole(
        years, List.of(new Ways("commitments.promises.by.place", places), new Ways("commitments.promises.by.unit", units), new Ways("commitments.promises.by.source", sources)));
  }

  private static UnitId unit(CommitmentParts.Part part) {
    return new UnitId(UUID.fromString(part.key()));
  }

  private static CommitmentSource.Kind kind(CommitmentParts.Part part) {
    return CommitmentSource.Kind.valueOf(part.key());
  }

  private static List<Way> ways(List<CommitmentParts.Part> parts, String folder, Function<CommitmentParts.Part, @Nullable String> slug, Function<CommitmentParts.Part, @Nullable String> name) {
    return parts.stream().limit(CommitmentParts.MOST_NAMED).map(part -> new Way(String.valueOf(name.apply(part)), folder + slug.apply(part), part.number())).toList();
  }

  PromisePage page(PublicFrame frame, PromiseReaders readers, Commitment it) {
    var texts = texts();
    var history = commitments.history(it.id());
    var of = names.of(List.of(it));
    var steps = StepView.of(history, contacts.findAll(StepView.named(history)), false, readers.pictures());
    var said = commitments.words(List.of(it.id())).getOrDefault(it.id(), "");
    var root = readers.promises();
    var terms = it.terms();
    var unit = terms.unit() == null ? null : names.slugs().get(terms.unit());
    var words = it.source().words();
    var kind = texts.get("commitments.source." + it.source().kind().word());
    var path = it.source().path();
    var item = PromiseItem.of(readers, it, of, said, today());
    return new PromisePage(
        frame,
        readers,
        item,
        item.why(texts).isEmpty() ? said : item.why(texts),
        unit == null ? null : new Way(of.unit(it), root + "/enhed/" + unit, 0),
        of.counterpart(it),
        it.placeSlug().isEmpty() ? null : new Way(terms.place(), root + "/sted/" + it.placeSlug(), 0),
        new Way(words.isBlank() ? kind : words, root + "/kilde/" + it.source().kind().slug(), 0),
        path != null && readers.mayOpen(path) ? path : null,
        new Way(String.valueOf(it.promisedOn().getYear()), root + "/aar/" + it.promisedOn().getYear(), 0),
        steps,
        lead(it, steps),
        threads.line(CommitmentsInThread.ref(it.id()), readers.eyes()));
  }

  /// What it looks like now that it is kept.
  private static @Nullable StepView lead(Commitment it, List<StepView> steps) {
    return it.state() != CommitmentState.KEPT ? null : steps.reversed().stream().filter(step -> step.picture() != null).findFirst().orElse(null);
  }

  /// What became of promises lately, the newest first.
  List<Feed.Entry> entries(PromiseReaders readers, PromiseSelection selection) {
    var query = query(readers, selection);
    if (selection.by() != null && commitments.counts(query.in(Set.of())).all() == 0) {
      throw new NotFound();
    }
    return entries(readers, commitments.newestSteps(query, MOST_IN_FEED));
  }

  List<Feed.Entry> entries(PromiseReaders readers, Commitment it) {
    return entries(readers, commitments.history(it.id()).reversed());
  }

  private List<Feed.Entry> entries(PromiseReaders readers, List<CommitmentStep> steps) {
    var all = commitments.findAll(steps.stream().map(CommitmentStep::commitment).collect(Collectors.toSet()));
    var known = contacts.findAll(StepView.named(steps));
    var of = names.of(all.values());
    var texts = texts();
    var entries = new ArrayList<Feed.Entry>();
    for (var step : steps.stream().limit(MOST_IN_FEED).toList()) {
      var it = all.get(step.commitment());
      if (it == null || !readers.see(it)) {
        continue;
      }
      var view = new StepView(step, null, known, false, false, readers.pictures());
      var title = texts.get("commitments.promises.entry", view.title(texts), step.terms().sentence());
      var due = texts.get("commitments.promises.due", Dates.date(step.terms().due(), texts.language()));
      var summary = step.why().isEmpty() ? due : step.why() + " (" + due + ")";
      entries.add(
          new Feed.Entry(
              readers.address(it) + "#trin-" + step.number(),
              texts.language().tag(),
              title,
              step.at(),
              step.at(),
              of.owner(it).isEmpty() ? null : of.owner(it),
              texts.get(PromiseState.of(step.state()).key()),
              summary,
              null));
    }
    return entries;
  }

  /// The open ones, by their dates.
  List<PromiseItem> dates(PromiseReaders readers, PromiseSelection selection) {
    var query = query(readers, selection);
    if (selection.by() != null && commitments.counts(query.in(Set.of())).all() == 0) {
      throw new NotFound();
    }
    var state = selection.state();
    var open = query.in(state == null ? CommitmentState.OPEN : state.states()).page(0, MOST_IN_CALENDAR);
    return items(readers, commitments.list(open).stream().filter(Commitment::isOpen).toList());
  }

  String title(PromiseReaders readers, PromiseSelection selection) {
    var title = title(readers, selection, List.of());
    var state = selection.state();
    return state == null ? title : texts().get("commitments.promises.title-of-state", title, texts().get(state.key()));
  }

  CommitmentCounts counts(PromiseReaders readers) {
    return commitments.counts(readers.query());
  }

  /// Those that wait for a word, the longest first.
  List<PromiseItem> late(PromiseReaders readers, int most) {
    return items(readers, commitments.list(readers.query().in(EnumSet.of(CommitmentState.LATE)).page(0, most)));
  }

  /// Those that were kept in the last half year, the latest first.
  List<PromiseItem> keptLately(PromiseReaders readers, int most) {
    var since = today().minus(LATELY);
    var kept = commitments.list(readers.query().in(EnumSet.of(CommitmentState.KEPT)).page(0, most));
    return items(readers, kept.stream().filter(it -> !Objects.requireNonNull(it.endedOn()).isBefore(since)).toList());
  }
}
