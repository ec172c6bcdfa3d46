package dk.pip.highlights;

import dk.pip.highlights.ReadingMatter.Matter;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door: what comes first for whom, and who has confirmed what they must read. Who reads anything else is known to nobody.
@Service
public class Highlights {
  /// How long it is kept who confirmed what, from the day that it was over.
  static final Period KEPT = Period.ofYears(1);

  /// So few are not counted by themselves where names are not to be seen.
  private static final int FEW = 5;

  private static final int OVER_SHOWN = 50;

  private final HighlightTable table;
  private final Workforce workforce;
  private final List<ReadingMatter> matter;
  private final Audit audit;
  private final Clock clock;

  Highlights(HighlightTable table, Workforce workforce, List<ReadingMatter> matter, Audit audit, Clock clock) {
    this.table = table;
    this.workforce = workforce;
    this.matter = List.copyOf(matter);
    this.audit = audit;
    this.clock = clock;
  }

  /// What is written of a highlight.
  ///
  /// @param until the last day
  public record Words(String why, LocalDate until, Aim aim) {}

  /// What somebody sees.
  ///
  /// @param acknowledgedAt when they confirmed the version that is to be read now; null where they haven't or need not
  /// @param concerns whether it is aimed at them
  public record Shown(Highlight highlight, boolean concerns, @Nullable Instant acknowledgedAt) {
    public boolean waits() {
      return concerns && highlight.mustRead() && acknowledgedAt == null;
    }
  }

  /// How many of those whom it concerns have confirmed it.
  public record Count(int confirmed, int all) {}

  public record UnitCount(Unit unit, Count count) {}

  /// How far a highlight has come, for those who may not see names.
  ///
  /// @param reach how many it concerns
  /// @param count of all of them; null where they are so few that a number would be a name
  /// @param units those of which a number is no name either: a workplace is left out where there are few, or few elsewhere, who could be
  ///     told from the rest
  public record Progress(int reach, @Nullable Count count, List<UnitCount> units) {}

  /// What whoever answers for a workplace sees of a must-read.
  ///
  /// @param missing the names of their own who haven't confirmed it
  public record Standing(Highlight highlight, Count count, List<String> missing) {}

  public sealed interface Made {
    record Done(HighlightId id) implements Made {}

    /// Nothing that Pip has for staff to read stands there.
    record NothingThere() implements Made {}

    /// What everybody must read is for administrators to say.
    record NotYours() implements Made {}
  }

  /// What is on for somebody: what they must read, what else concerns them, and the rest.
  public List<Shown> on(Staff staff) {
    var me = workforce.of(staff);
    var acknowledged = table.acknowledgedBy(staff.id());
    return table.on(today()).stream()
        .map(it -> new Shown(it, it.aim().reaches(me), acknowledged.get(it.id())))
        .sorted(Comparator.comparing((Shown it) -> !it.waits()).thenComparing(it -> !it.concerns()))
        .toList();
  }

  /// How much somebody must read and has not confirmed.
  public long waiting(Staff staff) {
    return table.on(today()).stream().anyMatch(Highlight::mustRead) ? on(staff).stream().filter(Shown::waits).count() : 0;
  }

  public Optional<Shown> shown(Staff staff, HighlightId id) {
    return table.find(id).map(it -> new Shown(it, it.aim().reaches(workforce.of(staff)), table.acknowledgedAt(id, it.version(), staff.id())));
  }

  /// Notes that somebody has read a version. Whom it does not concern may say so too.
  ///
  /// @param version the one that they saw
  /// @return false where another is to be read by now, or it is over; true also where they had said so before
  @Transactional
  public boolean acknowledge(Staff staff, HighlightId id, int version) {
    return table.acknowledge(id, version, staff.id(), clock.instant(), today())
        || table.find(id).filter(it -> it.version() == version && it.isOn(today())).isPresent() && table.acknowledgedAt(id, version, staff.id()) != null;
  }

  /// Takes back what was confirmed by a slip.
  @Transactional
  public boolean takeBack(Staff staff, HighlightId id, int version) {
    return table.takeBack(id, version, staff.id());
  }

  public List<Highlight> on() {
    return table.on(today());
  }

  public List<Highlight> over() {
    return table.over(today(), OVER_SHOWN);
  }

  /// Another whenever something else is on.
  public Object state() {
    return List.of(today(), table.sum());
  }

  public Optional<Highlight> find(HighlightId id) {
    return table.find(id);
  }

  public List<HighlightVersion> versions(HighlightId id) {
    return table.versions(id);
  }

  /// What could be highlighted, newest first.
  public List<Matter> newest(int most) {
    return matter.stream().flatMap(source -> source.newest(most).stream()).toList();
  }

  public Optional<Matter> matter(String path) {
    return matter.stream().flatMap(source -> source.find(path).stream()).findFirst();
  }

  /// How many a highlight would come first for.
  public int reach(Aim aim) {
    return (int) workforce.all().stream().filter(aim::reaches).count();
  }

  @Transactional
  public Made make(Staff by, String path, boolean mustRead, Words words) {
    if (mustRead && words.aim().everybody() && !by.may(Role.ADMINISTRATOR)) {
      return new Made.NotYours();
    }
    var what = matter(path);
    if (what.isEmpty()) {
      return new Made.NothingThere();
    }
    var now = clock.instant();
    var id = new HighlightId(Id.fresh(now));
    var it = new Highlight(id, what.get().path(), what.get().title(), words.why(), mustRead, words.until(), words.aim(), 1, now, by.id(), null);
    table.add(it);
    table.addVersion(id, new HighlightVersion(1, now, "", what.get().version()), by.id());
    audit.record(by.id(), mustRead ? "highlights.audit.must-read-made" : "highlights.audit.made", it.title());
    return new Made.Done(id);
  }

  /// @return false where it has been ended
  /// @throws IllegalArgumentException where everybody would have to read it, and that isn't theirs to say
  @Transactional
  public boolean change(Staff by, Highlight it, Words words) {
    if (!mayAim(by, it, words.aim())) {
      throw new IllegalArgumentException("Only an administrator says what everybody must read");
    }
    if (!table.change(it.id(), words.why(), words.until(), words.aim())) {
      return false;
    }
    audit.record(by.id(), "highlights.audit.changed", it.title());
    return true;
  }

  public boolean mayAim(Staff by, Highlight it, Aim aim) {
    return !it.mustRead() || !aim.everybody() || it.aim().everybody() || by.may(Role.ADMINISTRATOR);
  }

  /// Has all confirm it anew, as it has changed. What they confirmed before stays with the version that it was.
  ///
  /// @param seen the version that whoever says so has seen
  /// @return false where there is another by now, or it has been ended
  @Transactional
  public boolean raise(Staff by, Highlight it, int seen, String changed) {
    if (!table.raise(it.id(), seen)) {
      return false;
    }
    var content = matter(it.path()).map(Matter::version).orElse("");
    table.addVersion(it.id(), new HighlightVersion(seen + 1, clock.instant(), changed, content), by.id());
    audit.record(by.id(), "highlights.audit.raised", it.title());
    return true;
  }

  @Transactional
  public boolean end(Staff by, Highlight it) {
    var done = table.end(it.id(), clock.instant());
    if (done) {
      audit.record(by.id(), "highlights.audit.ended", it.title());
    }
    return done;
  }

  @Transactional
  public boolean bringBack(Staff by, Highlight it) {
    var done = table.bringBack(it.id());
    if (done) {
      audit.record(by.id(), "highlights.audit.brought-back", it.title());
    }
    return done;
  }

  /// @param units the workplaces to count by
  public Progress progress(Highlight it, List<Unit> units) {
    var confirmed = table.acknowledged(List.of(it.id())).getOrDefault(it.id(), Set.of());
    var reached = workforce.all().stream().filter(it.aim()::reaches).toList();
    var counts = new ArrayList<UnitCount>();
    for (var unit : units) {
      var there = reached.stream().filter(colleague -> colleague.units().contains(unit.id())).toList();
      var elsewhere = reached.size() - there.size();
      if (there.size() >= FEW && (elsewhere == 0 || elsewhere >= FEW)) {
        counts.add(new UnitCount(unit, count(there, confirmed)));
      }
    }
    return new Progress(reached.size(), reached.size() < FEW ? null : count(reached, confirmed), counts);
  }

  private static Count count(List<Colleague> all, Set<StaffId> confirmed) {
    return new Count((int) all.stream().filter(colleague -> confirmed.contains(colleague.id())).count(), all.size());
  }

  /// The workplaces that somebody answers for.
  public List<Unit> ledBy(Staff staff) {
    return workforce.ledBy(staff.id());
  }

  /// The must-reads of the last year, for whoever answers for a workplace: of their own people, by name. Nothing else is known.
  public List<Standing> standings(Staff leader) {
    var units = workforce.ledBy(leader.id()).stream().map(Unit::id).toList();
    if (units.isEmpty()) {
      return List.of();
    }
    var own = workforce.all().stream().filter(colleague -> units.stream().anyMatch(unit -> isOf(colleague, unit))).toList();
    var all = table.mustReads(clock.instant().atZone(Dates.ZONE).minus(KEPT).toInstant());
    Map<HighlightId, Set<StaffId>> confirmed = table.acknowledged(all.stream().map(Highlight::id).toList());
    return all.stream()
        .map(
            it -> {
              var reached = own.stream().filter(it.aim()::reaches).toList();
              var done = confirmed.getOrDefault(it.id(), Set.of());
              var missing = reached.stream().filter(colleague -> !done.contains(colleague.id())).map(Colleague::name).toList();
              return new Standing(it, count(reached, done), missing);
            })
        .filter(standing -> standing.count().all() > 0)
        .toList();
  }

  private static boolean isOf(Colleague colleague, UnitId unit) {
    return colleague.units().contains(unit);
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
