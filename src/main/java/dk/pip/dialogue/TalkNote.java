package dk.pip.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What somebody has noted during a talk, or added when it was closed.
///
/// @param words all that it has said, the newest first
/// @param added whether it was written after the talk was closed
public record TalkNote(UUID id, Side side, PartyContactId contact, String by, Instant at, boolean added, List<Words> words) {
  public TalkNote {
    words = List.copyOf(words);
  }

  public record Words(String text, Instant at) {}

  public String text() {
    return words.getFirst().text();
  }

  public boolean isMended() {
    return words.size() > 1;
  }
}
