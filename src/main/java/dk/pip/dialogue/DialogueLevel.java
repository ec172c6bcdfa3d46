package dk.pip.dialogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Between whom a dialogue is.
public enum DialogueLevel {
  COUNCIL_AREA,
  DIRECTOR_DEPARTMENT,
  DEPARTMENT_INSTITUTION,
  /// A leader and the staff, by the MED committee where there is one.
  LEADER_STAFF,
  /// The town and an organisation outside: a firm, an association, a housing company.
  PARTNER;

  /// As it stands in forms and in keys of the catalogue: `director-department`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<DialogueLevel> named(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }
}
