package dk.pip.council.floor;

import java.util.Locale;

/// Why something can't be done on the floor now.
public enum FloorRefusal {
  NOT_BEGUN,
  OVER,
  /// Only the chair may.
  CHAIRS,
  /// It is another class's.
  NOT_YOURS,
  NOT_THERE,
  /// Not in this phase.
  NOT_NOW,
  /// The vote has begun; proposals don't change any more.
  FROZEN,
  /// Something that was moved waits for an answer.
  MOTIONS_WAIT,
  NOTHING_TO_VOTE_ON,
  ALREADY,
  /// Nothing is left that can be taken back.
  NOTHING_TO_UNDO,
  TOO_MANY,
  /// More in a minute than anybody does who means it.
  TOO_FAST,
  UNREADABLE;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
