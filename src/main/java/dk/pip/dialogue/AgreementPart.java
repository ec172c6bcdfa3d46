package dk.pip.dialogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The running texts of an agreement, in their order. Each is for an audience of its own.
public enum AgreementPart {
  /// The core task (kerneopgave).
  CORE_TASK,
  POLITICAL,
  PROFESSIONAL,
  ECONOMIC,
  STAFF,
  /// Goals that the counterpart has set itself.
  OWN_GOALS,
  /// How it is followed up.
  FOLLOW_UP,
  /// How staff were heard: at which level, when, heard or agreed, and what was said.
  INVOLVEMENT,
  /// What the sides don't agree on, each in its own words.
  DISAGREEMENT;

  /// As it stands in files, forms and keys of the catalogue: `core-task`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<AgreementPart> named(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }
}
