package dk.pip.people;

/// How choosing a password went.
public sealed interface PasswordChoice {
  record Chosen(Staff staff) implements PasswordChoice {}

  /// @param key the catalogue key of what is wrong with the new one
  record Refused(String key) implements PasswordChoice {}

  /// The present password was wrong, or there were too many attempts.
  record NotYou() implements PasswordChoice {}

  /// The link is used, too old or was never made.
  record LinkGone() implements PasswordChoice {}
}
