package dk.pip.dialogue;

import java.util.Locale;

/// The two sides of a dialogue.
public enum Side {
  /// Who sets the frame: the council, a director, a head of department, the town.
  MANAGEMENT,
  /// Who answers for what is done: an institution, a department, the staff, a partner.
  COUNTERPART;

  public Side other() {
    return this == MANAGEMENT ? COUNTERPART : MANAGEMENT;
  }

  /// As it stands in keys of the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
