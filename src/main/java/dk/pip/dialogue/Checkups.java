package dk.pip.dialogue;

import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentStep;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Reported;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to checkups: how it goes with what was agreed, said by each side alone, read by both, and what comes of it: words on the
/// promises, a new version, the next year's agreement.
@Service
public class Checkups {
  /// How often a side that hasn't handed in is reminded at the most.
  static final Duration REMINDED = Duration.ofHours(20);

  private static final int LONGEST_WHY = 600;

  /// What of an agreement's text is as it was at the beginning of the next year's.
  private static final Set<AgreementPart> GOES_ON =
      EnumSet.of(AgreementPart.CORE_TASK, AgreementPart.POLITICAL, AgreementPart.PROFESSIONAL, AgreementPart.ECONOMIC, AgreementPart.STAFF, AgreementPart.FOLLOW_UP);

  private final CheckupTable table;
  private final Dialogues dialogues;
  private final Agreements agreements;
  private final Commitments commitments;
  private final Wheels wheels;
  private final Settings settings;
  private final Clock clock;

  Checkups(CheckupTable table, Dialogues dialogues, Agreements agreements, Commitments commitments, Wheels wheels, Settings settings, Clock clock) {
    this.table = table;
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.commitments = commitments;
    this.wheels = wheels;
    this.settings = settings;
    this.clock = clock;
  }

  public sealed interface Kept {
    record Done() implements Kept {}

    /// Somebody else of the side has written something else meanwhile; the rest is kept.
    ///
    /// @param theirs what stands there now, by key
    record Overtaken(Map<String, CheckupAnswer> theirs) implements Kept {
      public Overtaken {
        theirs = Map.copyOf(theirs);
      }

      public String by() {
        return theirs.values().iterator().next().by();
      }
    }

    record Closed() implements Kept {}
  }

  public sealed interface HandedIn {
    record Done() implements HandedIn {}

    /// Both have, so both can read.
    record Opened() implements HandedIn {}

    record Refused(Problems problems) implements HandedIn {}

    record NotNow() implements HandedIn {}
  }

  /// What came of carrying changes into a draft.
  public sealed interface Drafted {
    record Done(int version) implements Drafted {}

    /// It was done before, and that draft is still there.
    record Already(int version) implements Drafted {}

    record Nothing() implements Drafted {}

    /// A version is up to be signed, or somebody has just changed the draft.
    record NotNow() implements Drafted {}
  }

  LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// Those of a dialogue, the newest first.
  public List<Checkup> of(DialogueId dialogue) {
    return table.of(dialogue);
  }

  /// The same of many dialogues.
  Map<DialogueId, List<Checkup>> of(Collection<DialogueId> dialogues) {
    return table.of(dialogues);
  }

  public Optional<Checkup> find(Dialogue dialogue, CheckupId id) {
    return table.find(id).filter(it -> it.dialogue().equals(dialogue.id()));
  }

  /// Whether there is something to ask about.
  public boolean maySend(Dialogue dialogue) {
    return !dialogue.isEnded() && agreements.inForce(dialogue.id()).filter(it -> !it.text().pledges().isEmpty()).isPresent() && table.of(dialogue.id()).stream().allMatch(Checkup::isOpened);
  }

  /// Sends a form to both sides, about the agreement in force. One at a time, and one for each kind and day, so that the wheel may ask twice.
  ///
  /// @param by null for the wheel
  /// @return empty where no agreement is in force, nothing is promised in it, or there is one already
  @Transactional
  public Optional<CheckupId> open(@Nullable Staff by, Dialogue dialogue, CheckupKind kind, LocalDate due) {
    dialogues.lock(dialogue.id());
    var version = agreements.inForce(dialogue.id()).orElse(null);
    if (version == null || version.text().pledges().isEmpty() || dialogue.isEnded()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var id = new CheckupId(Id.fresh(now));
    if (!table.add(id, dialogue.id(), version.number(), kind, due, now, by == null ? null : by.id())) {
      return Optional.empty();
    }
    var act = "dialogue.event.checkup-sent-" + kind.word();
    if (by == null) {
      dialogues.note(dialogue.id(), act, "", (PartyContact) null);
    } else {
      dialogues.note(dialogue.id(), act, "", by);
      wheels.happened(dialogue.id(), kind == CheckupKind.MID_TERM ? WheelKind.MID_FORM_OUT : WheelKind.YEAR_FORM_OUT, null);
    }
    write(dialogue, table.find(id).orElseThrow(), "dialogue.letter.checkup-" + kind.word(), null);
    return Optional.of(id);
  }

  private int write(Dialogue dialogue, Checkup checkup, String letter, @Nullable Side side) {
    var reached = 0;
    for (var contact : dialogues.contacts(dialogue.id())) {
      if ((side == null || contact.side() == side) && dialogues.write(contact, dialogue, letter, checkup.path(), Dates.day(checkup.due(), settings.language()))) {
        reached++;
      }
    }
    return reached;
  }

  /// What is asked about, in the agreement's order.
  public List<CheckupPoint> points(Checkup checkup) {
    var version = agreements.version(checkup.dialogue(), checkup.version()).orElseThrow();
    var ids = agreements.commitments(checkup.dialogue());
    var found = commitments.findAll(ids.values());
    return version.text().pledges().stream()
        .map(
            pledge -> {
              var id = ids.get(pledge.key());
              var now = id == null ? null : found.get(id);
              return new CheckupPoint(pledge, now, now == null ? "" : why(now));
            })
        .toList();
  }

  private String why(Commitment it) {
    return it.state() == CommitmentState.LATE || it.state() == CommitmentState.DROPPED
        ? commitments.history(it.id()).reversed().stream().map(CommitmentStep::why).filter(words -> !words.isEmpty()).findFirst().orElse("")
        : "";
  }

  /// What a side says, by the keys of pledges. The other side's only when it is open to both.
  public Map<String, CheckupAnswer> answers(Side asking, Checkup seen, Side of) {
    var checkup = table.find(seen.id()).orElseThrow();
    if (asking != of && !(checkup.isOpened() && checkup.hasHandedIn(of))) {
      return Map.of();
    }
    return stored(checkup.id(), of);
  }

  private Map<String, CheckupAnswer> stored(CheckupId id, Side side) {
    var all = new LinkedHashMap<String, CheckupAnswer>();
    table.written(id, side).forEach((key, it) -> all.put(key, it.answer()));
    return all;
  }

  /// What a side's form begins with: what it has said, and of the rest what is known of the promises now.
  public Map<String, CheckupAnswer> form(DialogueMember member, Checkup checkup, List<CheckupPoint> points) {
    return form(checkup, member.side(), points);
  }

  private Map<String, CheckupAnswer> form(Checkup checkup, Side side, List<CheckupPoint> points) {
    var all = new LinkedHashMap<String, CheckupAnswer>();
    for (var point : points) {
      all.put(point.key(), point.pledge().by() == side ? point.known(checkup.kind(), today()) : CheckupAnswer.empty(point.key()));
    }
    all.put(CheckupAnswer.WHOLE, CheckupAnswer.empty(CheckupAnswer.WHOLE));
    stored(checkup.id(), side).forEach((key, it) -> all.computeIfPresent(key, (_, _) -> it));
    return all;
  }

  /// Keeps what somebody has typed. What they didn't touch stays as others of their side have written it meanwhile.
  ///
  /// @param opened drawn by lot when the page was opened
  /// @param was the print of what the page showed, by key
  /// @param whole whether also what wasn't touched is taken as said
  @Transactional
  public Kept keep(DialogueMember member, Checkup seen, String opened, Map<String, String> was, List<CheckupAnswer> typed, boolean whole) {
    var checkup = table.lock(seen.id()).orElse(null);
    var side = member.side();
    if (checkup == null || checkup.isOpened() || checkup.hasHandedIn(side)) {
      return new Kept.Closed();
    }
    var points = points(checkup);
    var known = form(checkup, side, points);
    var written = table.written(checkup.id(), side);
    var theirs = new LinkedHashMap<String, CheckupAnswer>();
    for (var answer : typed) {
      if (known.containsKey(answer.key())) {
        var there = written.get(answer.key());
        var untouched = answer.print().equals(was.get(answer.key()));
        if (there == null ? !untouched || whole : !there.answer().isSame(answer)) {
          if (there == null || there.opened().equals(opened) || there.answer().print().equals(was.get(answer.key()))) {
            table.write(checkup.id(), side, answer, member.contact().id(), opened, clock.instant());
          } else if (!untouched) {
            theirs.put(answer.key(), there.answer());
          }
        }
      }
    }
    return theirs.isEmpty() ? new Kept.Done() : new Kept.Overtaken(theirs);
  }

  /// Hands in what a side has said. When both have, it opens to both in the same moment, and what is new about a promise is said of it.
  @Transactional
  public HandedIn handIn(DialogueMember member, Checkup seen) {
    var checkup = table.lock(seen.id()).orElse(null);
    var side = member.side();
    if (checkup == null || checkup.isOpened() || checkup.hasHandedIn(side)) {
      return new HandedIn.NotNow();
    }
    var points = points(checkup);
    var problems = CheckupRules.missing(checkup.kind(), side, points, stored(checkup.id(), side), today());
    if (!problems.isEmpty()) {
      return new HandedIn.Refused(problems);
    }
    var now = clock.instant();
    var dialogue = member.dialogue();
    table.handIn(checkup.id(), side, now, member.contact().id());
    dialogues.note(dialogue.id(), "dialogue.event.checkup-handed-in", dialogue.party(side).name(), member.contact());
    wheels.happened(dialogue.id(), checkup.kind() == CheckupKind.MID_TERM ? WheelKind.MID_FORM_IN : WheelKind.YEAR_FORM_IN, side);
    if (!checkup.hasHandedIn(side.other())) {
      return new HandedIn.Done();
    }
    openToBoth(dialogue, table.find(checkup.id()).orElseThrow(), points, now);
    return new HandedIn.Opened();
  }

  private void openToBoth(Dialogue dialogue, Checkup checkup, List<CheckupPoint> points, Instant now) {
    table.open(checkup.id(), now);
    for (var point : points) {
      if (checkup.hasHandedIn(point.pledge().by())) {
        report(checkup, point);
      }
    }
    dialogues.note(dialogue.id(), "dialogue.event.checkup-opened", "", (PartyContact) null);
    write(dialogue, checkup, "dialogue.letter.checkup-opened", null);
  }

  /// Says of a promise what its side has said, where that is new.
  private void report(Checkup checkup, CheckupPoint point) {
    var side = point.pledge().by();
    var answer = stored(checkup.id(), side).get(point.key());
    var now = point.now();
    var state = answer == null ? null : answer.state();
    if (answer == null || state == null || now == null || !now.isOpen()) {
      return;
    }
    var reported = state.reported();
    var day = answer.day();
    if (reported == null || reported == CommitmentState.ON_TRACK && now.state() == CommitmentState.ON_TRACK || state.needsDay() && (day == null || day.equals(now.terms().due()))) {
      return;
    }
    var report = CommitmentReport.of(reported, state.needsWords() ? answer.why() : "", reported == CommitmentState.LATE ? day : null, now.step());
    var done = commitments.report(new By.ByPip(), now.id(), report, "checkup " + checkup.id().value() + " " + point.key());
    table.reported(checkup.id(), side, point.key(), done instanceof Reported.Done);
  }

  /// Takes back what a side has handed in, as long as the other hasn't.
  @Transactional
  public boolean takeBack(DialogueMember member, Checkup seen) {
    var checkup = table.lock(seen.id()).orElse(null);
    if (checkup == null || checkup.isOpened() || !checkup.hasHandedIn(member.side())) {
      return false;
    }
    table.handIn(checkup.id(), member.side(), null, null);
    dialogues.note(member.dialogue().id(), "dialogue.event.checkup-taken-back", member.dialogue().party(member.side()).name(), member.contact());
    return true;
  }

  /// Whether it may be opened though somebody hasn't handed in: once the day has passed.
  public boolean mayOpenNow(Checkup checkup) {
    return !checkup.isOpened() && checkup.due().isBefore(today());
  }

  /// Opens it without the side that hasn't handed in. What that side has written stays unread.
  @Transactional
  public boolean openNow(Staff by, Dialogue dialogue, Checkup seen) {
    var checkup = table.lock(seen.id()).orElse(null);
    if (checkup == null || !mayOpenNow(checkup)) {
      return false;
    }
    dialogues.note(dialogue.id(), "dialogue.event.checkup-opened-anyway", "", by);
    openToBoth(dialogue, checkup, points(checkup), clock.instant());
    return true;
  }

  /// Writes once more to those who haven't handed in, at most once a day.
  ///
  /// @return how many were written to
  @Transactional
  public int remind(Dialogue dialogue, Checkup checkup) {
    var now = clock.instant();
    var reached = 0;
    for (var side : Side.values()) {
      if (!checkup.isOpened() && table.remind(checkup.id(), side, now.minus(REMINDED), now)) {
        reached += write(dialogue, checkup, "dialogue.letter.checkup-again", side);
      }
    }
    return reached;
  }

  /// What both sides have said, what is late first; nothing before it is open.
  public List<CheckupRow> gathered(Checkup seen) {
    var checkup = table.find(seen.id()).orElseThrow();
    if (!checkup.isOpened()) {
      return List.of();
    }
    var said = new EnumMap<Side, Map<String, CheckupAnswer>>(Side.class);
    for (var side : Side.values()) {
      said.put(side, checkup.hasHandedIn(side) ? stored(checkup.id(), side) : Map.of());
    }
    return points(checkup).stream().map(point -> row(point, said)).sorted(CheckupRow.ORDER).toList();
  }

  private static CheckupRow row(CheckupPoint point, Map<Side, Map<String, CheckupAnswer>> said) {
    var by = point.pledge().by();
    return new CheckupRow(point, said(said, by, point.key()), said(said, by.other(), point.key()));
  }

  private static @Nullable CheckupAnswer said(Map<Side, Map<String, CheckupAnswer>> said, Side side, String key) {
    return Objects.requireNonNull(said.get(side)).get(key);
  }

  /// What would be another in a new version.
  public static boolean changes(List<CheckupRow> rows) {
    return rows.stream().anyMatch(Checkups::isChanged);
  }

  private static boolean isChanged(CheckupRow row) {
    return row.state() == CheckupState.CHANGED || row.state() == CheckupState.LATE || row.state() == CheckupState.STOPPED;
  }

  /// Begins the next version with what was said to be late, another or stopped. Both sign it as any other. Once for each checkup, as
  /// whoever has gone on writing in the draft doesn't want it again.
  @Transactional
  public Drafted draft(Agreements.Author by, Dialogue dialogue, Checkup seen) {
    var checkup = table.lock(seen.id()).orElseThrow();
    var rows = gathered(checkup).stream().filter(Checkups::isChanged).collect(Collectors.toMap(row -> row.point().key(), row -> row));
    if (rows.isEmpty()) {
      return new Drafted.Nothing();
    }
    var open = agreements.open(dialogue.id()).orElse(null);
    var drafted = checkup.drafted();
    if (drafted != null && open != null && open.number() == drafted) {
      return new Drafted.Already(drafted);
    }
    var draft = agreements.begin(by, dialogue);
    if (!draft.isDraft()) {
      return new Drafted.NotNow();
    }
    var text = draft.text();
    var pledges = new ArrayList<Pledge>();
    for (var pledge : text.pledges()) {
      var row = rows.get(pledge.key());
      if (row == null) {
        pledges.add(pledge);
      } else if (row.state() != CheckupState.STOPPED) {
        pledges.add(changed(pledge, Objects.requireNonNull(row.own())));
      }
    }
    var why = draft.changedWhy().isBlank() ? why(rows) : draft.changedWhy();
    var saved = agreements.save(by, draft, draft.revision(), new AgreementText(text.parts(), text.audiences(), pledges, text.appendices()), why);
    if (!(saved instanceof Agreements.Saved.Done)) {
      return new Drafted.NotNow();
    }
    table.drafted(checkup.id(), draft.number());
    return new Drafted.Done(draft.number());
  }

  private static String why(Map<String, CheckupRow> rows) {
    var words = rows.values().stream().sorted(CheckupRow.ORDER).map(row -> Objects.requireNonNull(row.own()).why()).distinct().collect(Collectors.joining(" "));
    return Letters.moreThan(LONGEST_WHY, words) ? Letters.first(LONGEST_WHY - 1, words) + "…" : words;
  }

  private static Pledge changed(Pledge it, CheckupAnswer answer) {
    var day = answer.day();
    var sentence = answer.state() == CheckupState.CHANGED && !answer.sentence().isBlank() ? answer.sentence() : it.sentence();
    return new Pledge(it.key(), it.by(), sentence, day == null ? it.due() : day, it.sign(), it.amount(), it.owed(), it.trialUntil(), it.audience());
  }

  /// Whether the next year's agreement can be begun from it: at the end of the year in which the term ends.
  public boolean mayGoOn(Dialogue dialogue, Checkup checkup) {
    return checkup.kind() == CheckupKind.YEAR_END && checkup.isOpened() && checkup.due().getYear() >= dialogue.until().getYear();
  }

  /// Begins the next term's dialogue with the same parties and people, and in its draft what is carried over: the promises go on as the same
  /// ones. Once for each checkup.
  ///
  /// @return empty where it isn't the end of the term, or whoever asks may not begin dialogues
  @Transactional
  public Optional<DialogueId> goOn(Staff by, Dialogue dialogue, Checkup seen) {
    var checkup = table.lock(seen.id()).orElseThrow();
    if (checkup.next() != null) {
      return Optional.of(checkup.next());
    }
    if (!mayGoOn(dialogue, checkup) || !dialogues.rights(by).mayBegin()) {
      return Optional.empty();
    }
    var next = dialogues.find(dialogues.begin(by, nextTerm(dialogue))).orElseThrow();
    for (var contact : dialogues.contacts(dialogue.id())) {
      var mail = contact.mail();
      if (contact.isHere() && mail != null) {
        dialogues.add(by, next, new PartyContact.Words(contact.side(), contact.name(), contact.title(), mail, contact.staff(), contact.signs()));
      }
    }
    var author = new Agreements.Author.Arranger(by);
    var draft = agreements.begin(author, next);
    agreements.save(author, draft, draft.revision(), carried(dialogue, checkup, next), carriedWhy(dialogue));
    table.next(checkup.id(), next.id());
    dialogues.note(dialogue.id(), "dialogue.event.went-on", next.title(), by);
    return Optional.of(next.id());
  }

  private String carriedWhy(Dialogue dialogue) {
    return Letters.first(LONGEST_WHY, Texts.in(settings.language()).get("dialogue.checkup.carried-why", dialogue.title()));
  }

  private AgreementText carried(Dialogue dialogue, Checkup checkup, Dialogue next) {
    var text = agreements.version(dialogue.id(), checkup.version()).orElseThrow().text();
    var ids = agreements.commitments(dialogue.id());
    var pledges = new ArrayList<Pledge>();
    for (var row : gathered(checkup)) {
      var it = row.point().pledge();
      var own = row.own();
      if (row.state() == CheckupState.CARRIED && own != null) {
        var trial = it.trialUntil();
        var day = own.day();
        pledges.add(
            new Pledge(it.key(), it.by(), it.sentence(), day == null ? next.until() : day, it.sign(), it.amount(), it.owed(), trial == null || trial.isBefore(next.from()) ? null : trial, it.audience()));
        var id = ids.get(it.key());
        if (id != null) {
          agreements.goesOn(next.id(), it.key(), id);
        }
      }
    }
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    text.parts().forEach(
        (part, words) -> {
          if (GOES_ON.contains(part)) {
            parts.put(part, words);
          }
        });
    return new AgreementText(parts, text.audiences(), pledges, List.of());
  }

  /// The day after the term, for a year; for as long as it was where it was longer.
  private static Dialogue.Words nextTerm(Dialogue it) {
    var from = it.until().plusDays(1);
    var years = Math.max(1, from.getYear() - it.from().getYear());
    var until = from.plusYears(it.from().plusYears(1).isAfter(it.until()) ? 1 : years).minusDays(1);
    var title = it.title().replace(Integer.toString(it.until().getYear()), Integer.toString(from.getYear()));
    return new Dialogue.Words(it.level(), title, it.purpose(), it.audience(), it.management(), it.counterpart(), from, until);
  }

  /// Takes away what was said in dialogues that have been over for three years.
  @Transactional
  public void forget() {
    var now = clock.instant();
    var day = Dates.local(now).toLocalDate().minusYears(Talks.YEARS_KEPT);
    table.forget(Dates.instant(day.atStartOfDay()), day, now);
  }

  /// The years at whose ends themes were given.
  public List<Integer> themeYears() {
    return table.themeYears();
  }

  /// What both sides of dialogues have given as themes at the end of a year, as far as somebody may read them: secretaries all, others those of
  /// the dialogues that they began or in which they speak for the side that sets the frame.
  public List<YearTheme> themes(Staff staff, int year) {
    var seen = themed(staff);
    var all = new HashMap<String, YearTheme>();
    var order = new ArrayList<String>();
    for (var each : table.themes(year)) {
      var dialogue = seen.get(each.dialogue());
      if (dialogue != null) {
        for (var line : each.themes().lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
          var key = YearTheme.key(line);
          if (!all.containsKey(key)) {
            order.add(key);
          }
          all.merge(key, new YearTheme(line, List.of(dialogue.party(each.side()).name())), YearTheme::and);
        }
      }
    }
    return order.stream().map(all::get).sorted(YearTheme.ORDER).toList();
  }

  /// Whether there is a page of themes for somebody.
  public boolean maySeeThemes(Staff staff) {
    return dialogues.rights(staff).secretary() || !themed(staff).isEmpty();
  }

  private Map<DialogueId, Dialogue> themed(Staff staff) {
    if (dialogues.rights(staff).secretary()) {
      return dialogues.all().stream().collect(Collectors.toMap(Dialogue::id, it -> it));
    }
    var own = new HashMap<DialogueId, Dialogue>();
    dialogues.all().stream().filter(it -> it.begunBy().equals(staff.id())).forEach(it -> own.put(it.id(), it));
    for (var it : dialogues.of(staff)) {
      if (dialogues.contacts(it.id()).stream().anyMatch(contact -> contact.isHere() && contact.side() == Side.MANAGEMENT && staff.id().equals(contact.staff()))) {
        own.put(it.id(), it);
      }
    }
    return own;
  }
}
