package dk.pip.commitments;

import java.util.Locale;

/// Why nobody could be named a deputy. Each has a text, `commitments.deputy.fault.days`.
public enum DeputyFault {
  /// The days are in the past, in the wrong order, or further than a year apart.
  DAYS,
  /// They would answer for themselves.
  SELF,
  /// There is nowhere to write to them.
  UNREACHABLE,
  /// Somebody names one after the other.
  OFTEN;

  public String key() {
    return "commitments.deputy.fault." + name().toLowerCase(Locale.ROOT);
  }
}
