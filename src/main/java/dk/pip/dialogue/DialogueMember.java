package dk.pip.dialogue;

import dk.pip.access.Principal;

/// Whoever came by a contact's own link. It shows and does what is their side's, in that one dialogue.
///
/// @param token the part of their addresses that is the proof
public record DialogueMember(Dialogue dialogue, PartyContact contact, String token) implements Principal {
  public static final String ADDRESS = "/dialog/min/";

  @Override
  public String kind() {
    return "dialogue-member";
  }

  public Side side() {
    return contact.side();
  }

  /// Where their page is.
  public String address() {
    return ADDRESS + token;
  }
}
