package dk.pip.commitments;

import dk.pip.events.Events;
import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Lots;
import dk.pip.shared.Slug;
import dk.pip.shared.Tokens;
import dk.pip.thread.Threads;
import dk.pip.tips.CoveredText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door to what was promised. Whatever is done adds a step to a promise’s history, and nothing ever takes one away; two who
/// do something at once come after each other, and the second is told of the first. Who may is asked before.
///
/// What is done takes part in the transaction that there is. A form key makes one step of what comes twice.
@Service
public class Commitments {
  /// Where the pictures of promises are, by their ids.
  public static final String PUBLIC_PICTURES = "/loefter/billeder/";

  public static final String STAFF_PICTURES = "/medarbejder/loefter/billeder/";

  public static final int LONGEST_SENTENCE = 200;
  public static final int LONGEST_WORDS = 600;
  public static final int LONGEST_SIGN = 300;
  public static final int LONGEST_OWED = 300;
  public static final int LONGEST_PLACE = 80;
  public static final int LONGEST_SOURCE = 160;
  public static final long MOST_KRONER = 100_000_000_000L;

  /// How long whoever reported can say that it was a mistake.
  public static final Duration UNDOABLE = Duration.ofHours(24);

  private static final int MOST_STEPS_A_DAY = 30;
  private static final long MOST_PICTURE_BYTES = 8_000_000_000L;
  private static final int LONGEST_SLUG = 56;
  private static final int LOTS_DRAWN = 4;

  private final CommitmentTable table;
  private final CommitmentLinks links;
  private final People people;
  private final Threads threads;
  private final Events events;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Commitments(
      CommitmentTable table, CommitmentLinks links, People people, Threads threads, Events events, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.table = table;
    this.links = links;
    this.people = people;
    this.threads = threads;
    this.events = events;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  // What there is.

  public Optional<Commitment> find(CommitmentId id) {
    return table.find(id);
  }

  public Commitment get(CommitmentId id) {
    return find(id).orElseThrow();
  }

  /// @param slug the end of an address, as in `/loefter/baenken-staar-ved-soetorvet-k7m2`
  public Optional<Commitment> findBySlug(String slug) {
    return table.findBySlug(slug);
  }

  public Map<CommitmentId, Commitment> findAll(Collection<CommitmentId> ids) {
    return ids.isEmpty() ? Map.of() : table.findAll(ids).stream().collect(Collectors.toMap(Commitment::id, Function.identity()));
  }

  /// All that became of it, the oldest first.
  public List<CommitmentStep> history(CommitmentId id) {
    return named(table.history(id));
  }

  /// The newest steps of all that a query lets through, the newest first.
  public List<CommitmentStep> newestSteps(CommitmentQuery query, int most) {
    return named(table.newestSteps(query, most));
  }

  private List<CommitmentStep> named(List<CommitmentStep> steps) {
    var names = new HashMap<StaffId, String>();
    return steps.stream().map(step -> step.by() instanceof By.ByStaff(var id, _) ? with(step, new By.ByStaff(id, names.computeIfAbsent(id, this::name))) : step).toList();
  }

  private String name(StaffId id) {
    return people.findAccount(id).map(Account::name).orElse("");
  }

  private static CommitmentStep with(CommitmentStep it, By by) {
    return new CommitmentStep(
        it.commitment(), it.number(), it.act(), it.state(), it.said(), it.audience(), it.terms(), it.why(), by, it.day(), it.at(), it.picture());
  }

  public List<Commitment> list(CommitmentQuery query) {
    return table.list(query);
  }

  /// How many the query lets through, of each state: what [#list] gives, all pages of it.
  public CommitmentCounts counts(CommitmentQuery query) {
    return table.counts(query);
  }

  /// Numbers and list of one moment, so that they agree whatever happens meanwhile. The numbers are of all states also where the query names
  /// some.
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  public CommitmentOverview overview(CommitmentQuery query) {
    return new CommitmentOverview(table.counts(query.in(Set.of())), table.list(query));
  }

  /// The same of all that some audiences see, with how many each year, place, workplace and kind of source has, all of one moment.
  ///
  /// @param query that narrows nothing down but to audiences
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  public CommitmentShelf shelf(CommitmentQuery query) {
    return new CommitmentShelf(new CommitmentOverview(table.countsOfAll(query.audiences()), table.list(query)), table.parts(query.audiences()));
  }

  /// How many each year, place, workplace and kind of source has of all that these audiences see.
  public CommitmentParts parts(Set<CommitmentAudience> audiences) {
    return table.parts(audiences);
  }

  /// Keeps what is counted short.
  void foldTally() {
    table.foldTally();
  }

  /// What was said of the state that each has come to, for those of which something was.
  public Map<CommitmentId, String> words(Collection<CommitmentId> ids) {
    return ids.isEmpty() ? Map.of() : table.words(ids);
  }

  /// The latest picture of each that has one to show.
  public Map<CommitmentId, CommitmentPicture> newestPictures(Collection<CommitmentId> ids) {
    return ids.isEmpty() ? Map.of() : table.lastPictures(ids);
  }

  /// Where all are that some audiences see, the newest last.
  public List<CommitmentAddress> addresses(Set<CommitmentAudience> audiences) {
    return table.addresses(audiences);
  }

  /// Whether there is one that everybody may read. Cheap.
  public boolean anyForAll() {
    return table.anyForAll();
  }

  /// The numbers of each year, place, workplace or kind of source.
  public List<CommitmentGroup> groups(CommitmentQuery query, CommitmentGroup.Kind by) {
    return table.groups(query, by);
  }

  /// Those that any of the contacts owns, what waits first; a few hundred at most.
  public List<Commitment> ownedBy(Collection<ContactId> owners) {
    return owners.isEmpty() ? List.of() : table.ownedBy(owners);
  }

  /// A picture that came with a report; empty where it has been taken away.
  public Optional<Picture> picture(CommitmentId id, UUID picture) {
    return table.picture(id, picture);
  }

  /// The same for those who see promises of these audiences.
  public Optional<Picture> picture(UUID picture, Set<CommitmentAudience> seen) {
    return table.ofPicture(picture).filter(it -> seen.contains(it.audience())).flatMap(it -> table.picture(it.id(), picture));
  }

  /// The contacts that own promises which a query lets through, or did until they ended.
  public List<ContactId> owners(CommitmentQuery query) {
    return table.owners(query);
  }

  /// Whether anybody with an account owns one, by themselves or by their workplace.
  public boolean anyOwnedInTheHouse() {
    return table.anyOwnedInTheHouse();
  }

  /// Another whenever anything that is shown of promises changes. Cheap.
  public Object state() {
    return table.change();
  }

  // What can be wrong.

  /// What is wrong with a promise that is about to be made; nothing where it can be.
  public Set<CommitmentFault> faults(NewCommitment given) {
    return CommitmentRules.faults(given, today());
  }

  // What can be done.

  /// Makes a promise.
  ///
  /// @return the one that there is where one was made with the form key
  /// @throws IllegalArgumentException where [#faults(NewCommitment)] finds something
  public CommitmentId make(By by, NewCommitment given) {
    var faults = faults(given);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Can't be promised: " + faults);
    }
    return Objects.requireNonNull(transaction.execute(_ -> add(by, given)));
  }

  private CommitmentId add(By by, NewCommitment given) {
    var key = key("make", given.formKey());
    var known = table.byKey(key);
    if (known.isPresent()) {
      return known.get();
    }
    var now = clock.instant();
    var id = new CommitmentId(Id.fresh(now));
    var terms = cleaned(given.terms());
    var first =
        new CommitmentStep(
            id, 1, CommitmentStep.Act.MADE, CommitmentState.MADE, null, given.audience(), terms, "", by, given.promisedOn(), now, null);
    var source = new CommitmentSource(given.source().kind(), cleaned(given.source().words()), given.source().path());
    while (!table.add(id, slug(terms.sentence()), key, source, placeSlug(terms), first)) {
      var twice = table.byKey(key);
      if (twice.isPresent()) {
        return twice.get();
      }
    }
    table.add(first, key);
    told(first, "commitments.audit.made");
    // Last, as nobody else ties meanwhile.
    Optional.ofNullable(source.path()).flatMap(threads::at).ifPresent(from -> threads.tie(from, CommitmentsInThread.ref(id)));
    return id;
  }

  /// Says how it goes. Not refused because somebody else has said something meanwhile: both stay. Where it has been said to be kept or dropped
  /// meanwhile, this stands beside it as a remark.
  public Reported report(By by, CommitmentId id, CommitmentReport report, String formKey) {
    var key = key("report " + id.value(), formKey);
    var sent = report.picture();
    // Before anything is unpacked, which is dear.
    if (sent != null && table.stepByKey(key).isEmpty()) {
      if (by instanceof By.ByContact contact && !mayReport(id, contact)) {
        return isGone(id, contact) ? new Reported.LinkGone() : new Reported.TooOften();
      }
      if (table.pictureBytes() > MOST_PICTURE_BYTES) {
        return new Reported.Refused(Set.of(CommitmentFault.PICTURE_NO_ROOM), null);
      }
      return switch (Pictures.read(sent.bytes())) {
        case Reading.Refused refused -> new Reported.Refused(Set.of(CommitmentFault.PICTURE_UNREADABLE), refused);
        case Reading.Accepted(var picture) -> inTurn(by, id, key, latest -> reported(by, id, report, latest, key, picture));
      };
    }
    return inTurn(by, id, key, latest -> reported(by, id, report, latest, key, null));
  }

  private boolean mayReport(CommitmentId id, By.ByContact by) {
    return !isGone(id, by) && table.stepsOf(id, by.contact(), clock.instant().minus(Duration.ofDays(1))) < MOST_STEPS_A_DAY;
  }

  private boolean isGone(CommitmentId id, By.ByContact by) {
    return table.link(by.link()).filter(link -> link.commitment().equals(id) && link.contact().equals(by.contact()) && link.recalledAt() == null).isEmpty();
  }

  private Reported reported(By by, CommitmentId id, CommitmentReport report, Latest latest, byte[] key, @Nullable Picture content) {
    var head = latest.head();
    var seen = latest.seen(report.seen());
    if (by instanceof By.ByContact contact && !mayReport(id, contact)) {
      return new Reported.TooOften();
    }
    if (head.state().isEnd() && seen.state().isEnd()) {
      return new Reported.NotNow();
    }
    var day = by instanceof By.ByStaff && report.day() != null ? report.day() : today();
    var faults = CommitmentRules.faults(report, head, seen, day, today());
    if (!faults.isEmpty()) {
      return new Reported.Refused(faults, null);
    }
    var now = clock.instant();
    var picture = content == null ? null : keep(id, content, report.picture(), now);
    var why = cleaned(report.why());
    if (head.state().isEnd()) {
      var remark =
          new CommitmentStep(
              id, head.step() + 1, CommitmentStep.Act.REMARKED, head.state(), report.state(), head.audience(), head.terms(), why, by, day, now, picture);
      return done(remark, key, head, head.endedOn(), latest.after(report.seen()), "commitments.audit.reported");
    }
    var terms = head.terms();
    if (report.due() != null && (report.state() == CommitmentState.LATE || report.state() == CommitmentState.CHANGED)) {
      terms = terms.withDue(report.due());
    }
    if (report.sentence() != null && !report.sentence().isBlank() && report.state() == CommitmentState.CHANGED) {
      terms = terms.withSentence(report.sentence());
    }
    var step =
        new CommitmentStep(
            id,
            head.step() + 1,
            CommitmentStep.Act.REPORTED,
            report.state(),
            report.state(),
            head.audience(),
            cleaned(terms),
            why,
            by,
            day,
            now,
            picture);
    return done(step, key, head, report.state().isEnd() ? day : null, latest.after(report.seen()), "commitments.audit.reported");
  }

  private CommitmentPicture keep(CommitmentId id, Picture content, CommitmentReport.@Nullable SentPicture sent, Instant now) {
    var alt = sent == null ? "" : Letters.shortened(LONGEST_SENTENCE, cleaned(sent.alt()).replaceAll("\\s+", " "));
    var picture = new CommitmentPicture(Id.fresh(now), content.sha256(), content.width(), content.height(), alt, false);
    table.addPicture(id, picture, content, now);
    return picture;
  }

  /// Changes what is promised: all but who owns it. What somebody else has changed meanwhile stays where this does not touch it. It is a changed
  /// promise then, unless only its sign or place is told better.
  public Reported change(By by, CommitmentId id, CommitmentTerms terms, String why, int seen, String formKey) {
    var key = key("terms " + id.value(), formKey);
    return inTurn(
        by,
        id,
        key,
        latest -> {
          var head = latest.head();
          if (head.state().isEnd()) {
            return new Reported.NotNow();
          }
          var wanted = cleaned(merged(latest.seen(seen).terms(), head.terms(), terms));
          var told = wanted.withSign(head.terms().sign()).withPlace(head.terms().place()).equals(head.terms());
          var faults = EnumSet.copyOf(CommitmentRules.faults(wanted, head.promisedOn(), today()));
          if (wanted.equals(head.terms())) {
            faults.add(CommitmentFault.NOTHING_CHANGED);
          }
          if (!wanted.due().equals(head.terms().due()) && wanted.due().isBefore(today())) {
            faults.add(CommitmentFault.DUE_WRONG);
          }
          faults.addAll(CommitmentRules.words(why, !told));
          if (!faults.isEmpty()) {
            return new Reported.Refused(faults, null);
          }
          var state = told ? head.state() : CommitmentState.CHANGED;
          return done(next(head, CommitmentStep.Act.TERMS, state, wanted, why, by), key, head, null, latest.after(seen), "commitments.audit.changed");
        });
  }

  /// What is wanted where it is another than was seen, and else what is there now.
  private static CommitmentTerms merged(CommitmentTerms seen, CommitmentTerms now, CommitmentTerms wanted) {
    var counterpart = isSame(seen.counterpart(), wanted.counterpart()) && seen.owed().equals(wanted.owed()) ? now : wanted;
    return new CommitmentTerms(
        pick(seen.sentence(), now.sentence(), wanted.sentence()),
        pick(seen.due(), now.due(), wanted.due()),
        isSame(seen.amount(), wanted.amount()) ? now.amount() : wanted.amount(),
        pick(seen.sign(), now.sign(), wanted.sign()),
        now.owner(),
        now.unit(),
        counterpart.counterpart(),
        counterpart.owed(),
        pick(seen.place(), now.place(), wanted.place()),
        isSame(seen.trialUntil(), wanted.trialUntil()) ? now.trialUntil() : wanted.trialUntil());
  }

  private static <T> T pick(T seen, T now, T wanted) {
    return wanted.equals(seen) ? now : wanted;
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(one, other);
  }

  /// Gives it to another owner. The links of the one before are recalled.
  ///
  /// @param why empty for nothing
  public Reported handOver(By by, CommitmentId id, ContactId owner, @Nullable UnitId unit, String why, int seen, String formKey) {
    var key = key("owner " + id.value(), formKey);
    return inTurn(
        by,
        id,
        key,
        latest -> {
          var head = latest.head();
          if (head.state().isEnd()) {
            return new Reported.NotNow();
          }
          var faults = EnumSet.copyOf(CommitmentRules.words(why, false));
          var terms = head.terms().withOwner(owner, unit);
          if (terms.equals(head.terms())) {
            faults.add(CommitmentFault.NOTHING_CHANGED);
          }
          if (!faults.isEmpty()) {
            return new Reported.Refused(faults, null);
          }
          if (!owner.equals(head.terms().owner())) {
            links.recallOfOwner(id, head.terms().owner(), by instanceof By.ByStaff(var staff, _) ? staff : null);
          }
          return done(next(head, CommitmentStep.Act.HANDED_OVER, head.state(), terms, why, by), key, head, null, latest.after(seen), "commitments.audit.handed-over");
        });
  }

  /// Lets more see it, with all that was ever said of it.
  public Reported widen(By by, CommitmentId id, CommitmentAudience audience, String formKey) {
    var key = key("audience " + id.value(), formKey);
    return inTurn(
        by,
        id,
        key,
        latest -> {
          var head = latest.head();
          if (!audience.isWiderThan(head.audience())) {
            return new Reported.NotNow();
          }
          var step =
              new CommitmentStep(
                  id, head.step() + 1, CommitmentStep.Act.WIDENED, head.state(), null, audience, head.terms(), "", by, today(), clock.instant(), null);
          return done(step, key, head, head.endedOn(), List.of(), "commitments.audit.widened");
        });
  }

  /// Goes on with one that was kept or dropped.
  ///
  /// @param due the date from now on; null where the one that it has is still ahead
  public Reported takeUp(By by, CommitmentId id, String why, @Nullable LocalDate due, int seen, String formKey) {
    var key = key("again " + id.value(), formKey);
    return inTurn(
        by,
        id,
        key,
        latest -> {
          var head = latest.head();
          if (!head.state().isEnd()) {
            return new Reported.NotNow();
          }
          var faults = EnumSet.copyOf(CommitmentRules.words(why, true));
          var terms = due == null ? head.terms() : head.terms().withDue(due);
          if (due == null && terms.due().isBefore(today())) {
            faults.add(CommitmentFault.DUE_MISSING);
          } else if (!CommitmentRules.isWithin(terms.due(), today(), today())) {
            faults.add(CommitmentFault.DUE_WRONG);
          }
          if (!faults.isEmpty()) {
            return new Reported.Refused(faults, null);
          }
          return done(
              next(head, CommitmentStep.Act.TAKEN_UP, CommitmentState.CHANGED, terms, why, by), key, head, null, latest.after(seen), "commitments.audit.taken-up");
        });
  }

  /// Takes back what the same person reported last, within a day: all is as it was before, and both stay to be read. A picture that came with
  /// it goes.
  public Reported undo(By by, CommitmentId id, String formKey) {
    var key = key("undo " + id.value(), formKey);
    return inTurn(
        by,
        id,
        key,
        latest -> {
          var head = latest.head();
          var last = latest.steps().getLast();
          if (!isUndoable(last, by)) {
            return new Reported.NotNow();
          }
          var before = latest.steps().get(latest.steps().size() - 2);
          var picture = last.picture();
          if (picture != null) {
            table.withdrawPicture(id, picture.id(), by instanceof By.ByStaff(var staff, _) ? staff : null, clock.instant());
          }
          return done(
              next(head, CommitmentStep.Act.UNDONE, before.state(), before.terms(), "", by), key, head, null, List.of(), "commitments.audit.undone");
        });
  }

  /// Whether it is a report of theirs, young enough to be taken back; it must be the latest step.
  public boolean isUndoable(CommitmentStep last, By by) {
    var same =
        switch (by) {
          case By.ByStaff(var id, _) -> last.by() instanceof By.ByStaff(var other, _) && other.equals(id);
          case By.ByContact(var contact, _) -> last.by() instanceof By.ByContact(var other, _) && other.equals(contact);
          case By.ByPip _ -> false;
        };
    return same && last.act() == CommitmentStep.Act.REPORTED && last.at().plus(UNDOABLE).isAfter(clock.instant());
  }

  /// Takes a picture away from everybody for good. That there was one stays.
  @Transactional
  public boolean withdrawPicture(By.ByStaff by, CommitmentId id, UUID picture) {
    var done = table.withdrawPicture(id, picture, by.id(), clock.instant());
    if (done) {
      table.changed();
      audit.record(by.id(), "commitments.audit.picture-withdrawn", table.find(id).map(it -> it.terms().sentence()).orElse(null));
    }
    return done;
  }

  /// Notes of all open promises whose date has passed that they are late, once for each date.
  ///
  /// @return how many
  int notePassed() {
    var today = today();
    var noted = 0;
    for (var id : table.passed(today)) {
      if (Boolean.TRUE.equals(transaction.execute(_ -> notePassed(id, today)))) {
        noted++;
      }
    }
    return noted;
  }

  private boolean notePassed(CommitmentId id, LocalDate today) {
    if (!table.lock(id)) {
      return false;
    }
    var head = table.find(id).orElseThrow();
    var due = head.terms().due();
    if (!head.isOpen() || !due.isBefore(today) || !table.isPassed(id, today)) {
      return false;
    }
    var step = next(head, CommitmentStep.Act.DATE_PASSED, CommitmentState.LATE, head.terms(), "", new By.ByPip());
    add(step, key("passed " + id.value(), head.step() + " " + due), head, null, due);
    return true;
  }

  /// A promise with all steps, held until the transaction ends.
  private record Latest(Commitment head, List<CommitmentStep> steps) {
    /// The step that somebody had seen; the latest for a number of none.
    CommitmentStep seen(int number) {
      return number < 1 || number > steps.size() ? steps.getLast() : steps.get(number - 1);
    }

    List<CommitmentStep> after(int number) {
      return number < 1 || number > steps.size() ? List.of() : steps.subList(number, steps.size());
    }
  }

  private Reported inTurn(By by, CommitmentId id, byte[] key, Function<Latest, Reported> act) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              if (!table.lock(id)) {
                throw new IllegalArgumentException("No such promise: " + id.value());
              }
              var known = table.stepByKey(key);
              if (known.isPresent()) {
                return new Reported.Done(known.get(), List.of());
              }
              if (by instanceof By.ByContact(var contact, var link) && !table.holdLink(link, id, contact)) {
                return new Reported.LinkGone();
              }
              return act.apply(new Latest(table.find(id).orElseThrow(), table.history(id)));
            }));
  }

  private CommitmentStep next(Commitment head, CommitmentStep.Act act, CommitmentState state, CommitmentTerms terms, String why, By by) {
    return new CommitmentStep(
        head.id(), head.step() + 1, act, state, null, head.audience(), terms, cleaned(why), by, today(), clock.instant(), null);
  }

  private Reported done(
      CommitmentStep step, byte[] key, Commitment head, @Nullable LocalDate endedOn, List<CommitmentStep> meanwhile, String auditKey) {
    add(step, key, head, endedOn, null);
    if (step.by() instanceof By.ByStaff(var staff, _)) {
      audit.record(staff, auditKey, step.terms().sentence());
    }
    return new Reported.Done(step, named(meanwhile));
  }

  private void add(CommitmentStep step, byte[] key, Commitment head, @Nullable LocalDate endedOn, @Nullable LocalDate passed) {
    table.add(step, key);
    table.follow(step, step.terms().place().equals(head.terms().place()) ? head.placeSlug() : placeSlug(step.terms()), endedOn, passed);
    published(step);
  }

  private void told(CommitmentStep step, String auditKey) {
    published(step);
    if (step.by() instanceof By.ByStaff(var staff, _)) {
      audit.record(staff, auditKey, step.terms().sentence());
    }
  }

  private void published(CommitmentStep step) {
    events.publish(new CommitmentStepped(step.commitment(), step.number()));
    table.changed();
  }

  private static byte[] key(String what, String formKey) {
    return Tokens.hash("commitment " + what + " " + formKey);
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  private static String placeSlug(CommitmentTerms terms) {
    return Slug.of(terms.place(), LONGEST_SLUG);
  }

  private static String slug(String sentence) {
    var words = Slug.of(sentence, LONGEST_SLUG);
    return (words.isEmpty() ? "loefte" : words) + "-" + Lots.draw(LOTS_DRAWN);
  }

  /// CPR numbers are covered before anything is kept for good, and lines are in one form.
  private static String cleaned(String text) {
    return CoveredText.without(text.replace("\r\n", "\n").replace("\0", "").strip(), false);
  }

  /// Terms as they are kept: each text on one line, without CPR numbers.
  public static CommitmentTerms cleaned(CommitmentTerms terms) {
    return new CommitmentTerms(
        line(terms.sentence()),
        terms.due(),
        terms.amount(),
        line(terms.sign()),
        terms.owner(),
        terms.unit(),
        terms.counterpart(),
        line(terms.owed()),
        line(terms.place()),
        terms.trialUntil());
  }

  private static String line(String text) {
    return cleaned(text).replaceAll("\\s+", " ");
  }
}
