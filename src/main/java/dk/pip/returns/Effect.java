package dk.pip.returns;

import java.util.Locale;

/// What was done because of a message that came back.
public enum Effect {
  /// It proves no delivery and no reader of ours, or asks for nothing.
  NONE,
  /// Nothing more is sent to the address.
  STOPPED,
  /// The edition counts as one that didn't come through.
  COUNTED,
  /// The delivery counts as refused, and the reader goes on getting mail.
  NOTED,
  /// Off every list that doesn't come with a job.
  UNSUBSCRIBED,
  /// Off one list.
  LEFT,
  /// The wish to be off a list couldn't be honoured.
  NOT_LEFT;

  /// As it is written in the database and in catalogue keys, such as `not-left`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
