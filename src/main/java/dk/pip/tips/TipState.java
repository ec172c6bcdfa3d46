package dk.pip.tips;

import java.util.Locale;

/// How far the newsroom has come with a tip.
public enum TipState {
  /// Nobody has done anything about it.
  NEW,
  /// Somebody has taken it.
  ASSIGNED,
  /// The newsroom has answered, and waits.
  ANSWERED,
  /// It has become a story.
  STORY,
  /// It becomes none.
  DECLINED,
  /// It is none; set apart, and kept until somebody has looked.
  SPAM,
  /// Somebody else told the same, and it goes with theirs.
  MERGED;

  /// The end of its key in the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether somebody still has to decide.
  public boolean isOpen() {
    return this == NEW || this == ASSIGNED || this == ANSWERED;
  }
}
