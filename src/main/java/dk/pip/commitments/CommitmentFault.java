package dk.pip.commitments;

import java.util.Locale;

/// What is wrong with what was written. Each has a text, `commitments.fault.due-missing`.
public enum CommitmentFault {
  SENTENCE_MISSING,
  SENTENCE_LONG,
  WORDS_MISSING,
  WORDS_LONG,
  DUE_MISSING,
  /// It comes before the promise, or the day that is reported of, or is far ahead.
  DUE_WRONG,
  /// It is no later than the date that is to be put off.
  DUE_NO_LATER,
  /// The date has passed, so that it can’t be said to go as agreed.
  DUE_PASSED,
  /// It is ahead, or long ago, or before the promise.
  DAY_WRONG,
  AMOUNT_WRONG,
  SIGN_LONG,
  OWED_LONG,
  /// Something is owed, and nobody is named who owes it.
  OWED_BY_NOBODY,
  PLACE_LONG,
  SOURCE_LONG,
  SOURCE_PATH_WRONG,
  OWNER_MISSING,
  TRIAL_WRONG,
  PICTURE_UNREADABLE,
  PICTURE_NO_ROOM,
  NOTHING_CHANGED;

  public String key() {
    return "commitments.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
