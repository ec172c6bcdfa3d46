package dk.pip.dialogue;

import dk.pip.dialogue.AgreementSignature.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What is next about the agreement.
@Component
class AgreementSteps implements NextSteps {
  private static final String PATH = "/aftale";
  private static final AgreementStand NONE = new AgreementStand(false, null);

  private final Agreements agreements;

  AgreementSteps(Agreements agreements) {
    this.agreements = agreements;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Map<DialogueId, List<NextStep>> of(Map<Dialogue, PartyContact> all) {
    var stands = agreements.stands(all.keySet().stream().map(Dialogue::id).toList());
    var steps = new HashMap<DialogueId, List<NextStep>>();
    all.forEach((dialogue, contact) -> steps.put(dialogue.id(), of(dialogue, contact, stands.getOrDefault(dialogue.id(), NONE))));
    return steps;
  }

  private static List<NextStep> of(Dialogue dialogue, PartyContact contact, AgreementStand stand) {
    var open = stand.open();
    if (open == null) {
      return dialogue.isEnded() && !stand.isInForce() ? List.of() : List.of(step(dialogue, stand.isInForce() ? "dialogue.step.agreement-read" : "dialogue.step.agreement-begin", PATH));
    }
    if (open.isDraft()) {
      return List.of(step(dialogue, "dialogue.step.agreement-draft", PATH + "/udkast"));
    }
    if (open.signatures().stream().anyMatch(it -> it.contact().equals(contact.id()) && it.said() == Said.WAITING)) {
      return List.of(step(dialogue, "dialogue.step.agreement-sign", PATH + "/" + open.number() + "/underskrift"));
    }
    var waiting = open.signatures().stream().filter(it -> it.said() == Said.WAITING).map(AgreementSignature::name).collect(Collectors.joining(", "));
    return List.of(step(dialogue, "dialogue.step.agreement-waits", PATH + "/" + open.number(), waiting));
  }

  private static NextStep step(Dialogue dialogue, String key, String path, Object... arguments) {
    return new NextStep(dialogue, key, arguments, null, path);
  }
}
