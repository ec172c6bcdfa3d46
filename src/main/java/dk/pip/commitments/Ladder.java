package dk.pip.commitments;

import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// When who is to hear of a promise: the owner ahead of its date and when it has come, then their leader, then the newsroom, and all of
/// them again as long as it is late. Days are working days.
///
/// @param settings how long the steps are
record Ladder(CommitmentSettings settings) {
  enum Who {
    OWNER,
    LEADER,
    NEWSROOM
  }

  /// One step.
  ///
  /// @param days after the date; ahead of it below zero
  record Rung(Who who, int days) {
    String name() {
      return who.name().toLowerCase(Locale.ROOT) + ' ' + days;
    }
  }

  /// The last day of which something can be due to be said today.
  LocalDate horizon(LocalDate today) {
    var most = settings.ownerDays().isEmpty() ? 0 : settings.ownerDays().getFirst();
    // The days off behind the last one belong to it.
    return WorkingDays.from(after(today, most).plusDays(1));
  }

  /// The latest step of each that has been reached; what lies before it has been said, or is too late to say.
  ///
  /// @param since the day on which the date was agreed on: whoever agreed knows it then
  List<Rung> reached(LocalDate due, LocalDate since, LocalDate today) {
    var rungs = new ArrayList<Rung>();
    if (!today.isAfter(due)) {
      settings.ownerDays().stream()
          .filter(days -> WorkingDays.before(due, days).isAfter(since) && !WorkingDays.before(due, days).isAfter(today))
          .min(Integer::compare)
          .ifPresent(days -> rungs.add(new Rung(Who.OWNER, -days)));
      return rungs;
    }
    var passed = workingDays(since.isAfter(due) ? since : due, today);
    add(rungs, Who.OWNER, 1, passed);
    add(rungs, Who.LEADER, settings.leaderAfter(), passed);
    add(rungs, Who.NEWSROOM, settings.newsroomAfter(), passed);
    return rungs;
  }

  private void add(List<Rung> rungs, Who who, int first, int passed) {
    if (first == 0 || passed < first) {
      return;
    }
    var every = settings.lateEvery();
    rungs.add(new Rung(who, every == 0 ? first : first + (passed - first) / every * every));
  }

  private static LocalDate after(LocalDate day, int many) {
    var found = day;
    for (var left = many; left > 0; left--) {
      found = WorkingDays.from(found.plusDays(1));
    }
    return found;
  }

  /// How many there are after a day, up to another and with it.
  private static int workingDays(LocalDate after, LocalDate until) {
    return (int) after.plusDays(1).datesUntil(until.plusDays(1)).filter(WorkingDays::isOne).count();
  }
}
