package dk.pip.dialogue;

import dk.pip.dialogue.WheelStanding.State;
import dk.pip.hold.Hold;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.WorkingDays;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells the parts of a dialogue that the day of a step has come, once for each dialogue and step, on working days; what Pip was away for
/// is told late. In a restored copy that is held nothing is told.
@Component
class WheelRun {
  /// What is further behind was done in another way, or was due before the dialogue came into the wheel.
  private static final int FORGOTTEN_AFTER = 21;

  private final Wheels wheels;
  private final WheelTable table;
  private final List<WheelSteps> parts;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WheelRun(Wheels wheels, WheelTable table, List<WheelSteps> parts, Hold hold, TransactionTemplate transaction, Clock clock) {
    this.wheels = wheels;
    this.table = table;
    this.parts = parts;
    this.hold = hold;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Due(Wheel wheel, Dialogue dialogue, WheelDay day) {}

  void run() {
    var today = wheels.today();
    if (parts.isEmpty() || hold.isHeld() || !WorkingDays.isOne(today)) {
      return;
    }
    for (var wheel : table.open()) {
      var told = table.told(wheel.id());
      var due =
          wheels.rows(wheel).stream()
              .flatMap(
                  row ->
                      row.standings().stream()
                          .filter(it -> it.state() != State.LEFT_OUT && !it.day().day().isAfter(today) && it.day().day().isAfter(today.minusDays(FORGOTTEN_AFTER)))
                          .map(it -> new Due(wheel, row.dialogue(), it.day())))
              .filter(it -> !told.contains(it.dialogue().id().value() + " " + it.day().key().step() + " " + it.day().key().year()))
              .toList();
      ItemByItem.forEach(due, it -> "Step " + it.day().key().step() + " of " + it.dialogue().id().value(), this::tell);
    }
  }

  private void tell(Due due) {
    transaction.executeWithoutResult(
        _ -> {
          var key = due.day().key();
          if (!table.tell(due.wheel().id(), due.dialogue().id(), key, clock.instant())) {
            return;
          }
          var step = new WheelStepDue(due.wheel().id(), due.dialogue().id(), due.day().step().kind(), key, due.day().day());
          var taken = parts.stream().filter(part -> part.due(due.dialogue(), step)).count() > 0;
          if (taken && due.day().step().doer() == WheelDoer.SECRETARY) {
            wheels.markDone(due.wheel(), due.dialogue().id(), key);
          }
        });
  }
}
