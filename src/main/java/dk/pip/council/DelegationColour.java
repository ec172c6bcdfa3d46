package dk.pip.council;

import java.util.Locale;

/// The colour of a class and the shape that goes with it, so that nobody must tell them apart by colour alone.
public enum DelegationColour {
  BLUE,
  RED,
  GREEN,
  YELLOW,
  PURPLE,
  ORANGE,
  TEAL,
  PINK,
  BROWN,
  GREY;

  /// As it stands in class names of style sheets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
