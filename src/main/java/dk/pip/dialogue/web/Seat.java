package dk.pip.dialogue.web;

import dk.pip.dialogue.Agreements.Author;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueMember;
import dk.pip.people.Staff;
import org.jspecify.annotations.Nullable;

/// From where somebody works with an agreement: by their own link, or signed in as who arranges the dialogue. The pages are the same.
///
/// @param base the address below which they are
/// @param member null for who arranges
public record Seat(Dialogue dialogue, Author author, String base, @Nullable DialogueMember member) {
  static Seat of(DialogueMember member) {
    return new Seat(member.dialogue(), new Author.Speaker(member.contact()), member.address(), member);
  }

  static Seat of(Staff staff, Dialogue dialogue) {
    return new Seat(dialogue, new Author.Arranger(staff), DialoguePages.address(dialogue.id()), null);
  }

  public boolean isMember() {
    return member != null;
  }

  /// Where the agreement's pages are.
  public String agreement() {
    return base + "/aftale";
  }
}
