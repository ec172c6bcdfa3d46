package dk.pip.people;

/// What is said to whoever asks for a link by mail. Whether there is such an account is not.
public enum LinkAsked {
  /// If there is one, the mail is on its way.
  TAKEN,
  /// Too many have been asked for from there.
  TOO_MANY,
  /// The installation has no way to send mails.
  NO_WAY
}
