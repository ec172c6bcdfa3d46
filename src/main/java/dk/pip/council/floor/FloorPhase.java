package dk.pip.council.floor;

import java.util.Locale;

/// What the hall is at. A day goes through them by its agenda; questions, debates and pauses may come several times.
public enum FloorPhase {
  WELCOME,
  PRESENTATION,
  QUESTIONS,
  DEBATE,
  PAUSE,
  VOTE,
  RESULT;

  /// As it stands in the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the chair can put another one on the agenda.
  public boolean isRound() {
    return this == QUESTIONS || this == DEBATE || this == PAUSE;
  }
}
