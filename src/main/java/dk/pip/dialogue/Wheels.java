package dk.pip.dialogue;

import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to wheels: templates of dated steps, wheels made of them for a year or a term, the dialogues in them, and how far each is.
/// Secretaries make and change them; what a side prepares is nowhere in them.
@Service
public class Wheels {
  /// What happened so many days ahead of a step's day may be what the step asks for; what happened earlier was something else.
  private static final int EARLY_DAYS = 45;

  private final WheelTable table;
  private final Dialogues dialogues;
  private final Settings settings;
  private final Clock clock;

  Wheels(WheelTable table, Dialogues dialogues, Settings settings, Clock clock) {
    this.table = table;
    this.dialogues = dialogues;
    this.settings = settings;
    this.clock = clock;
  }

  /// What came of changing a template.
  public sealed interface Changed {
    record Done(WheelTemplate now) implements Changed {}

    /// It would be counted in a circle.
    ///
    /// @param names of the steps in it, the first once more at the end
    record Circle(List<String> names) implements Changed {
      public Circle {
        names = List.copyOf(names);
      }
    }

    /// Others are counted from it, or it is in a year that the template is too short for.
    ///
    /// @param names of the steps that stand in the way
    record InTheWay(List<String> names) implements Changed {
      public InTheWay {
        names = List.copyOf(names);
      }
    }

    record Full() implements Changed {}

    /// Somebody else has taken away the template, the step, or the one that it is counted from.
    record Gone() implements Changed {}
  }

  /// A dialogue's part in a wheel.
  public record Part(Wheel wheel, WheelRow row) {}

  LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  public boolean isSecretary(Staff staff) {
    return dialogues.rights(staff).secretary();
  }

  private void require(Staff by) {
    if (!isSecretary(by)) {
      throw new IllegalStateException("Only secretaries run the wheel");
    }
  }

  /// The templates that come with Pip, in the language of the installation.
  public List<WheelTemplate> shipped() {
    return ShippedWheels.all(settings.language());
  }

  /// Those that secretaries have made, by name.
  public List<WheelTemplate> own() {
    return table.templates();
  }

  /// @param ref of one that comes with Pip or of an own one
  public Optional<WheelTemplate> template(String ref) {
    return ShippedWheels.find(ref, settings.language()).or(() -> WheelTemplate.id(ref).flatMap(table::template));
  }

  /// Copies a template, to be changed.
  @Transactional
  public WheelTemplateId copy(Staff by, WheelTemplate from, String name) {
    require(by);
    var id = new WheelTemplateId(Id.fresh(clock.instant()));
    table.add(id, new WheelTemplate(id.value().toString(), name, "", from.level(), from.years(), from.steps(), from.name()), from.name(), by.id(), clock.instant());
    return id;
  }

  /// A template without steps.
  @Transactional
  public WheelTemplateId begin(Staff by, WheelTemplate.Head head) {
    require(by);
    var id = new WheelTemplateId(Id.fresh(clock.instant()));
    table.add(id, new WheelTemplate(id.value().toString(), head.name(), "", head.level(), head.years(), List.of(), ""), "", by.id(), clock.instant());
    return id;
  }

  @Transactional
  public Changed change(Staff by, WheelTemplateId id, WheelTemplate.Head head) {
    return changing(by, id, it -> new WheelTemplate(it.ref(), head.name(), "", head.level(), head.years(), it.steps(), it.from()));
  }

  /// Puts a step in, in the place of the one with its key where there is one.
  @Transactional
  public Changed put(Staff by, WheelTemplateId id, WheelStep step) {
    return changing(
        by,
        id,
        it -> {
          var steps = new ArrayList<>(it.steps());
          var at = it.step(step.key()).map(steps::indexOf).orElse(-1);
          if (at < 0) {
            steps.add(step);
          } else {
            steps.set(at, step);
          }
          return with(it, steps);
        });
  }

  /// Takes a step out that nothing hangs on.
  @Transactional
  public Changed take(Staff by, WheelTemplateId id, String key) {
    return changing(by, id, it -> with(it, it.steps().stream().filter(step -> !step.key().equals(key)).toList()));
  }

  private static WheelTemplate with(WheelTemplate it, List<WheelStep> steps) {
    return new WheelTemplate(it.ref(), it.name(), it.about(), it.level(), it.years(), steps, it.from());
  }

  private Changed changing(Staff by, WheelTemplateId id, UnaryOperator<WheelTemplate> change) {
    require(by);
    var before = table.lock(id).orElse(null);
    if (before == null) {
      return new Changed.Gone();
    }
    var after = change.apply(before);
    if (after.steps().size() > WheelTemplate.MOST_STEPS) {
      return new Changed.Full();
    }
    var keys = after.steps().stream().map(WheelStep::key).collect(Collectors.toSet());
    var lost = after.steps().stream().filter(it -> it.rule() instanceof WheelRule.Beside beside && !keys.contains(beside.step())).map(WheelStep::name).toList();
    if (!lost.isEmpty()) {
      return after.steps().size() < before.steps().size() ? new Changed.InTheWay(lost) : new Changed.Gone();
    }
    var outside = after.steps().stream().filter(it -> !fits(it.rule(), after.years())).map(WheelStep::name).toList();
    if (!outside.isEmpty()) {
      return new Changed.InTheWay(outside);
    }
    var circle = WheelDays.circle(after.steps());
    if (!circle.isEmpty()) {
      return new Changed.Circle(circle);
    }
    table.save(id, after, by.id(), clock.instant());
    return new Changed.Done(after);
  }

  private static boolean fits(WheelRule rule, int years) {
    return switch (rule) {
      case WheelRule.OnDay it -> it.year().fits(years);
      case WheelRule.Nth it -> it.year().fits(years);
      case WheelRule.Beside _ -> true;
    };
  }

  /// Takes an own template away. Wheels that were made of it stay as they are.
  @Transactional
  public boolean remove(Staff by, WheelTemplateId id) {
    require(by);
    return table.remove(id);
  }

  /// All wheels, the newest first.
  public List<Wheel> all() {
    return table.wheels();
  }

  public Optional<Wheel> find(WheelId id) {
    return table.wheel(id);
  }

  /// The wheels that somebody may look at: secretaries all, others those in which a dialogue of theirs is.
  public List<Wheel> seenBy(Staff staff) {
    var all = table.wheels();
    if (all.isEmpty() || isSecretary(staff)) {
      return all;
    }
    var theirs = seenDialogues(staff, false);
    return all.stream().filter(it -> table.attached(it.id()).keySet().stream().anyMatch(theirs::contains)).toList();
  }

  public boolean maySee(Staff staff, Wheel wheel) {
    if (isSecretary(staff)) {
      return true;
    }
    var theirs = seenDialogues(staff, false);
    return table.attached(wheel.id()).keySet().stream().anyMatch(theirs::contains);
  }

  private Set<DialogueId> seenDialogues(Staff staff, boolean management) {
    var all = new HashSet<>(table.spokenIn(staff.id(), management));
    dialogues.all().stream().filter(it -> it.begunBy().equals(staff.id())).map(Dialogue::id).forEach(all::add);
    return all;
  }

  /// Makes a wheel; empty where there is one of that name, level and year.
  @Transactional
  public Optional<WheelId> make(Staff by, WheelTemplate of, String name, int firstYear) {
    require(by);
    return make(by.id(), name, of.level(), firstYear, of.years(), of.steps());
  }

  private Optional<WheelId> make(StaffId by, String name, DialogueLevel level, int firstYear, int years, List<WheelStep> steps) {
    var id = new WheelId(Id.fresh(clock.instant()));
    return table.add(id, name, level, firstYear, years, steps, by, clock.instant()) ? Optional.of(id) : Optional.empty();
  }

  /// The wheel that follows on another: made with its steps where there is none yet. What was moved by hand was for that one year, and
  /// the dialogues that go on into it come along.
  @Transactional
  public WheelId again(Staff by, Wheel wheel) {
    require(by);
    var year = wheel.firstYear() + wheel.years();
    var made = make(by.id(), wheel.name(), wheel.level(), year, wheel.years(), wheel.steps());
    if (made.isEmpty()) {
      return table.wheel(wheel.name(), wheel.level(), year).orElseThrow().id();
    }
    var next = table.wheel(made.get()).orElseThrow();
    var here = table.attached(wheel.id()).keySet();
    attach(by, next, fitting(next).stream().map(Dialogue::id).filter(here::contains).toList());
    return next.id();
  }

  /// The wheel after it, where it is made.
  public Optional<Wheel> after(Wheel wheel) {
    return table.wheel(wheel.name(), wheel.level(), wheel.firstYear() + wheel.years());
  }

  @Transactional
  public boolean close(Staff by, Wheel wheel) {
    require(by);
    return table.close(wheel.id(), clock.instant());
  }

  @Transactional
  public boolean open(Staff by, Wheel wheel) {
    require(by);
    return table.close(wheel.id(), null);
  }

  /// @param day null where the step is left out that year
  @Transactional
  public void move(Staff by, Wheel wheel, WheelKey key, @Nullable LocalDate day, String why) {
    require(by);
    if (wheel.day(key).isPresent()) {
      table.move(wheel.id(), key, day, why, by.id(), clock.instant());
    }
  }

  /// Lets the rule say the day again.
  @Transactional
  public boolean moveBack(Staff by, Wheel wheel, WheelKey key) {
    require(by);
    return table.moveBack(wheel.id(), key);
  }

  /// The dialogues that a wheel could be for: of its level, going on, and their term meets its years.
  public List<Dialogue> fitting(Wheel wheel) {
    return dialogues.all().stream()
        .filter(it -> it.level() == wheel.level() && !it.isEnded() && !it.until().isBefore(wheel.from()) && !it.from().isAfter(wheel.until()))
        .sorted(Comparator.comparing(Dialogue::title))
        .toList();
  }

  /// The dialogues in a wheel, each with since when.
  public Map<DialogueId, LocalDate> attached(Wheel wheel) {
    return table.attached(wheel.id());
  }

  /// Takes dialogues into a wheel. What was due before isn't asked of them.
  ///
  /// @return how many were not in it before
  @Transactional
  public int attach(Staff by, Wheel wheel, Collection<DialogueId> which) {
    require(by);
    var fitting = fitting(wheel).stream().map(Dialogue::id).collect(Collectors.toSet());
    var added = 0;
    for (var dialogue : which) {
      if (fitting.contains(dialogue) && table.attach(wheel.id(), dialogue, today(), by.id())) {
        dialogues.note(dialogue, "dialogue.event.wheel-attached", wheel.title(), by);
        added++;
      }
    }
    return added;
  }

  @Transactional
  public boolean detach(Staff by, Wheel wheel, DialogueId dialogue) {
    require(by);
    var done = table.detach(wheel.id(), dialogue);
    if (done) {
      dialogues.note(dialogue, "dialogue.event.wheel-detached", wheel.title(), by);
    }
    return done;
  }

  /// How far the dialogues of a wheel are that go on, by title: all of them for secretaries, for others those that they began or in which
  /// they speak for management.
  public List<WheelRow> rows(Staff staff, Wheel wheel) {
    var rows = rows(wheel);
    if (isSecretary(staff)) {
      return rows;
    }
    var theirs = seenDialogues(staff, true);
    return rows.stream().filter(it -> theirs.contains(it.dialogue().id())).toList();
  }

  /// The dialogues that go on, in all open wheels.
  List<WheelRow> openRows() {
    return table.open().stream().flatMap(it -> rows(it).stream()).toList();
  }

  List<WheelRow> rows(Wheel wheel) {
    var attached = table.attached(wheel.id());
    if (attached.isEmpty()) {
      return List.of();
    }
    var marks = table.marks(wheel.id(), null);
    var days = wheel.days();
    return dialogues.all().stream()
        .filter(it -> !it.isEnded() && attached.containsKey(it.id()))
        .sorted(Comparator.comparing(Dialogue::title))
        .map(it -> new WheelRow(it, standings(days, marks.getOrDefault(it.id(), List.of()), attached.getOrDefault(it.id(), LocalDate.MIN))))
        .toList();
  }

  private List<WheelStanding> standings(List<WheelDay> days, List<WheelMark> marks, LocalDate attachedOn) {
    var byKey = new HashMap<WheelKey, List<WheelMark>>();
    marks.forEach(it -> byKey.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(it));
    var today = today();
    return days.stream().map(it -> new WheelStanding(it, byKey.getOrDefault(it.key(), List.of()), attachedOn, today)).toList();
  }

  /// The open wheels that a dialogue is in, the earliest first, with how far it is.
  public List<Part> of(Dialogue dialogue) {
    var all = new ArrayList<Part>();
    var attached = table.attached(dialogue.id());
    if (attached.isEmpty()) {
      return all;
    }
    for (var wheel : table.openOf(dialogue.id())) {
      var marks = table.marks(wheel.id(), dialogue.id()).getOrDefault(dialogue.id(), List.of());
      all.add(new Part(wheel, new WheelRow(dialogue, standings(wheel.days(), marks, attached.getOrDefault(wheel.id(), LocalDate.MIN)))));
    }
    return all;
  }

  /// Says by hand that a step is done.
  ///
  /// @param side null for the step as a whole
  @Transactional
  public boolean mark(Staff by, Wheel wheel, Dialogue dialogue, WheelKey key, @Nullable Side side) {
    var day = inWheel(wheel, dialogue, key);
    if (day == null || !dialogues.mayArrange(by, dialogue)) {
      return false;
    }
    var done = mark(wheel, dialogue.id(), key, side, false, by.id(), null);
    if (done) {
      dialogues.note(dialogue.id(), "dialogue.event.wheel-done", day.step().name(), by);
    }
    return done;
  }

  /// A side says that its own part of a step is done.
  @Transactional
  public boolean mark(PartyContact by, Wheel wheel, Dialogue dialogue, WheelKey key) {
    var day = inWheel(wheel, dialogue, key);
    if (day == null || !day.step().doer().sides().contains(by.side())) {
      return false;
    }
    var done = mark(wheel, dialogue.id(), key, by.side(), false, null, by.id());
    if (done) {
      dialogues.note(dialogue.id(), "dialogue.event.wheel-done", day.step().name(), by);
    }
    return done;
  }

  private boolean mark(Wheel wheel, DialogueId dialogue, WheelKey key, @Nullable Side side, boolean happened, @Nullable StaffId staff, @Nullable PartyContactId contact) {
    return table.mark(Id.fresh(clock.instant()), wheel.id(), dialogue, key, side, happened, staff, contact, clock.instant());
  }

  /// Marks a step as a whole, as Pip has done what it asks of whoever runs the wheel.
  void markDone(Wheel wheel, DialogueId dialogue, WheelKey key) {
    mark(wheel, dialogue, key, null, true, null, null);
  }

  private @Nullable WheelDay inWheel(Wheel wheel, Dialogue dialogue, WheelKey key) {
    return !wheel.isClosed() && !dialogue.isEnded() && table.attached(wheel.id()).containsKey(dialogue.id()) ? wheel.day(key).orElse(null) : null;
  }

  /// Takes back that a step is done, whoever said it.
  ///
  /// @param side null for both
  @Transactional
  public boolean undo(Staff by, Wheel wheel, Dialogue dialogue, WheelKey key, @Nullable Side side) {
    var day = inWheel(wheel, dialogue, key);
    if (day == null || !dialogues.mayArrange(by, dialogue) || !table.undo(wheel.id(), dialogue.id(), key, side, null, clock.instant())) {
      return false;
    }
    dialogues.note(dialogue.id(), "dialogue.event.wheel-undone", day.step().name(), by);
    return true;
  }

  /// A side takes back what was said by hand of its own part. What happened stays.
  @Transactional
  public boolean undo(PartyContact by, Wheel wheel, Dialogue dialogue, WheelKey key) {
    var day = inWheel(wheel, dialogue, key);
    var own = day != null && table.marks(wheel.id(), dialogue.id()).getOrDefault(dialogue.id(), List.of()).stream().anyMatch(it -> it.key().equals(key) && it.side() == by.side());
    if (day == null || !own || !table.undo(wheel.id(), dialogue.id(), key, by.side(), false, clock.instant())) {
      return false;
    }
    dialogues.note(dialogue.id(), "dialogue.event.wheel-undone", day.step().name(), by);
    return true;
  }

  /// Says of all dialogues in a wheel that a step is done as a whole.
  ///
  /// @return of how many it wasn't said before
  @Transactional
  public int markAll(Staff by, Wheel wheel, WheelKey key) {
    require(by);
    var many = 0;
    for (var row : rows(wheel)) {
      var standing = row.of(key).orElse(null);
      if (standing != null && !standing.isDone() && mark(by, wheel, row.dialogue(), key, null)) {
        many++;
      }
    }
    return many;
  }

  /// Takes back what was said by hand of a step as a whole, in all dialogues.
  @Transactional
  public int undoAll(Staff by, Wheel wheel, WheelKey key) {
    require(by);
    var many = 0;
    for (var row : rows(wheel)) {
      var whole = row.of(key).stream().flatMap(it -> it.marks().stream()).anyMatch(it -> it.side() == null && !it.happened());
      if (whole && table.undo(wheel.id(), row.dialogue().id(), key, null, false, clock.instant())) {
        dialogues.note(row.dialogue().id(), "dialogue.event.wheel-undone", row.of(key).orElseThrow().day().step().name(), by);
        many++;
      }
    }
    return many;
  }

  /// Marks what has happened: a signature, a form handed in, a talk held. It counts for the last step of the kind whose day is near or
  /// has passed; where that is done already, or there is none, nothing changes. Call it in the transaction of the deed.
  ///
  /// @param side null where it happened for both
  @Transactional
  public void happened(DialogueId dialogue, WheelKind kind, @Nullable Side side) {
    latest(dialogue, EnumSet.of(kind)).ifPresent(it -> mark(it.wheel(), dialogue, it.key(), side, true, null, null));
  }

  /// The parties have talked: what was due of the talks midway and on next year.
  @Transactional
  public void talked(DialogueId dialogue) {
    latest(dialogue, EnumSet.of(WheelKind.MID_TALK, WheelKind.NEXT_TALK)).ifPresent(it -> mark(it.wheel(), dialogue, it.key(), null, true, null, null));
  }

  /// What one side did counts no more, as when the other refuses to sign. What was said by hand stays, and so does what was done as a whole.
  @Transactional
  public void withdrawn(DialogueId dialogue, WheelKind kind) {
    var it = latest(dialogue, EnumSet.of(kind)).orElse(null);
    if (it != null && table.marks(it.wheel().id(), dialogue).getOrDefault(dialogue, List.of()).stream().noneMatch(mark -> mark.key().equals(it.key()) && mark.side() == null)) {
      table.undo(it.wheel().id(), dialogue, it.key(), null, true, clock.instant());
    }
  }

  private record Place(Wheel wheel, WheelKey key, LocalDate day) {}

  private Optional<Place> latest(DialogueId dialogue, Set<WheelKind> kinds) {
    var begun = today().plusDays(EARLY_DAYS);
    return table.openOf(dialogue).stream()
        .flatMap(
            wheel ->
                wheel.days().stream()
                    .filter(it -> kinds.contains(it.step().kind()) && !it.isLeftOut() && !it.opens().isAfter(begun))
                    .map(it -> new Place(wheel, it.key(), it.day())))
        .max(Comparator.comparing(Place::day));
  }
}
