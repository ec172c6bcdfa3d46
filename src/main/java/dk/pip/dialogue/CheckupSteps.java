package dk.pip.dialogue;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What a checkup has for a member to do: answer, or read what both have said.
@Component
class CheckupSteps implements NextSteps {
  private static final Duration FRESH = Duration.ofDays(60);

  private final Checkups checkups;
  private final Clock clock;

  CheckupSteps(Checkups checkups, Clock clock) {
    this.checkups = checkups;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 15;
  }

  @Override
  public Map<DialogueId, List<NextStep>> of(Map<Dialogue, PartyContact> all) {
    var found = checkups.of(all.keySet().stream().map(Dialogue::id).toList());
    var steps = new HashMap<DialogueId, List<NextStep>>();
    all.forEach((dialogue, contact) -> found.getOrDefault(dialogue.id(), List.of()).stream().findFirst().ifPresent(newest -> steps.put(dialogue.id(), of(dialogue, contact, newest))));
    return steps;
  }

  private List<NextStep> of(Dialogue dialogue, PartyContact contact, Checkup newest) {
    var word = newest.kind().word();
    var opened = newest.openedAt();
    if (opened != null) {
      var fresh = opened.plus(FRESH).isAfter(clock.instant());
      return fresh ? List.of(new NextStep(dialogue, "dialogue.step.checkup-read-" + word, new Object[0], null, newest.path())) : List.of();
    }
    return List.of(
        newest.hasHandedIn(contact.side())
            ? new NextStep(dialogue, "dialogue.step.checkup-waits", new Object[] {dialogue.party(contact.side().other()).name()}, null, newest.path())
            : new NextStep(dialogue, "dialogue.step.checkup-answer-" + word, new Object[0], newest.due(), newest.path()));
  }
}
