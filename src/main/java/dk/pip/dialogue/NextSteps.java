package dk.pip.dialogue;

import java.util.List;
import java.util.Map;

/// A part of a dialogue that has something for its members to do.
public interface NextSteps {
  /// The smaller, the further up on the member's page.
  int order();

  /// What waits now, or is awaited of others, the first first, of many dialogues at once for whoever speaks in each. A director has eighty, so
  /// it asks the database no more for many than for one.
  Map<DialogueId, List<NextStep>> of(Map<Dialogue, PartyContact> all);

  /// The same of one.
  default List<NextStep> of(Dialogue dialogue, PartyContact contact) {
    return of(Map.of(dialogue, contact)).getOrDefault(dialogue.id(), List.of());
  }
}
