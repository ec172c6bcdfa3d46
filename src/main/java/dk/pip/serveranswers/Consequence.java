package dk.pip.serveranswers;

/// What a reason means for the reader and for us.
public enum Consequence {
  /// No more mail to this address, after one such answer.
  STOP,
  /// Keep the reader, count, and stop when it happens edition after edition.
  COUNT,
  /// Our fault or the relay's: tell the operator, and never hold it against the reader.
  TELL_OPERATOR,
  /// Take the reader off at once and never write again.
  UNSUBSCRIBE,
  /// Keep it with the delivery; nothing follows.
  FILE,
  /// A person must look at it.
  SHOW
}
