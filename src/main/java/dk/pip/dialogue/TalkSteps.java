package dk.pip.dialogue;

import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What a talk has for those who take part in it to do next: prepare, read, meet, close.
@Component
class TalkSteps implements NextSteps {
  private static final Duration FRESH = Duration.ofDays(30);

  private final Talks talks;
  private final Settings settings;
  private final Clock clock;

  TalkSteps(Talks talks, Settings settings, Clock clock) {
    this.talks = talks;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Map<DialogueId, List<NextStep>> of(Map<Dialogue, PartyContact> all) {
    var sent = talks.sentOf(all.keySet().stream().map(Dialogue::id).toList());
    var steps = new HashMap<DialogueId, List<NextStep>>();
    all.forEach(
        (dialogue, contact) -> {
          var its = new ArrayList<NextStep>();
          sent.getOrDefault(dialogue.id(), List.of()).reversed().forEach(talk -> add(dialogue, contact, talk, its));
          steps.put(dialogue.id(), its);
        });
    return steps;
  }

  private void add(Dialogue dialogue, PartyContact contact, Talk talk, List<NextStep> all) {
    var path = Talks.address(talk);
    var title = new Object[] {talk.title(), Dates.dayAndTime(Dates.local(talk.at()), settings.language())};
    var closed = talk.closedAt();
    if (closed != null) {
      if (closed.plus(FRESH).isAfter(clock.instant())) {
        all.add(new NextStep(dialogue, "dialogue.step.talk-record", title, null, path + "/referat"));
      }
    } else if (talk.isOn()) {
      if (!talk.hasHandedIn(contact.side())) {
        all.add(new NextStep(dialogue, "dialogue.step.talk-prepare", title, talk.prepareBy(), path + "/forberedelse"));
      } else if (!talk.isOpened()) {
        all.add(new NextStep(dialogue, "dialogue.step.talk-waits", title, null, path));
      }
      all.add(new NextStep(dialogue, talk.isOpened() ? "dialogue.step.talk-read" : "dialogue.step.talk", title, null, path));
    }
  }
}
