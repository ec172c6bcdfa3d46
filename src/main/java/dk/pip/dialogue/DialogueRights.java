package dk.pip.dialogue;

/// What somebody who is signed in may do with dialogues.
///
/// @param secretary whether they run the wheel: they see all dialogues and arrange them
/// @param leader whether they answer for a workplace, and so may begin dialogues of their own
public record DialogueRights(boolean secretary, boolean leader) {
  public boolean mayBegin() {
    return secretary || leader;
  }
}
