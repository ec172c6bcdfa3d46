package dk.pip.comments;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a reader may say of a story by pressing a button.
public enum Reaction {
  THANKS,
  WELL_DONE,
  MORE;

  /// The end of its key in the catalogue, and its value in forms.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Reaction> of(String word) {
    return Stream.of(values()).filter(reaction -> reaction.word().equals(word)).findFirst();
  }
}
