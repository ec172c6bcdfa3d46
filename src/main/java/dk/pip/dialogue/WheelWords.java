package dk.pip.dialogue;

import dk.pip.dialogue.WheelStanding.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// What people are to be told of their wheels.
@Component
class WheelWords {
  private final Wheels wheels;
  private final WheelTable table;

  WheelWords(Wheels wheels, WheelTable table) {
    this.wheels = wheels;
    this.table = table;
  }

  /// A step that a contact has something to do with.
  ///
  /// @param day by which it is to be done
  /// @param thing the same for the same step and day, to tell of it once
  record Asked(Wheel wheel, Dialogue dialogue, PartyContact contact, WheelStep step, WheelKey key, LocalDate day, String thing) {}

  /// What is asked of those who speak in dialogues and isn't done: what is late, and what comes until a day.
  List<Asked> asked(LocalDate until) {
    var all = new ArrayList<Asked>();
    for (var wheel : table.open()) {
      var contacts = new HashMap<DialogueId, List<PartyContact>>();
      table.contacts(wheel.id()).forEach(it -> contacts.computeIfAbsent(it.dialogue(), _ -> new ArrayList<>()).add(it));
      for (var row : wheels.rows(wheel)) {
        for (var standing : row.standings()) {
          var day = standing.day();
          if (standing.state() == State.DONE || standing.state() == State.LEFT_OUT || day.day().isAfter(until)) {
            continue;
          }
          for (var contact : contacts.getOrDefault(row.dialogue().id(), List.of())) {
            if (standing.asks(contact.side())) {
              all.add(new Asked(wheel, row.dialogue(), contact, day.step(), day.key(), day.day(), "wheel " + wheel.id().value() + " " + row.dialogue().id().value() + " " + day.key().step() + " " + day.key().year()));
            }
          }
        }
      }
    }
    return all;
  }

  /// A step that whoever runs the wheel does for all dialogues.
  ///
  /// @param missing in how many it isn't done
  record Runs(Wheel wheel, WheelStep step, WheelKey key, LocalDate day, int missing) {}

  /// What is asked of secretaries and isn't done: what is late, and what comes until a day.
  List<Runs> runs(LocalDate until) {
    var all = new ArrayList<Runs>();
    for (var wheel : table.open()) {
      var rows = wheels.rows(wheel);
      for (var day : wheel.days()) {
        if (day.step().doer() == WheelDoer.SECRETARY && !day.isLeftOut() && !day.day().isAfter(until)) {
          var missing = rows.stream().flatMap(it -> it.of(day.key()).stream()).filter(it -> it.state() != State.DONE && it.state() != State.LEFT_OUT).count();
          if (missing > 0) {
            all.add(new Runs(wheel, day.step(), day.key(), day.day(), (int) missing));
          }
        }
      }
    }
    return all;
  }
}
