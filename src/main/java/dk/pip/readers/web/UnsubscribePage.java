package dk.pip.readers.web;

import org.jspecify.annotations.Nullable;

/// The page that a mail's unsubscribe link leads to.
///
/// @param list the list's name
/// @param mayUndo whether this link can still take it back
/// @param own the address of the reader's own page; null where it isn't offered
public record UnsubscribePage(Step step, String token, String list, @Nullable String own, boolean mayUndo) {

  /// How far it has come.
  public enum Step {
    ASK,
    /// The link was sent a moment ago, so a program may have pressed.
    ASK_AGAIN,
    DONE,
    UNDONE,
    /// It was too late, or they have left in another way.
    NOT_UNDONE,
    MANDATORY;

    /// The part of a catalogue key.
    public String key() {
      return "readers.unsubscribe." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
