package dk.pip.council.floor;

import java.util.Locale;

/// What somebody asks the word for, or has it for.
public enum HandKind {
  PRESENTATION,
  QUESTION,
  REPLY,
  DEBATE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
