package dk.pip.people;

/// How an attempt to sign in went.
public sealed interface SignIn {
  record Welcome(Staff staff) implements SignIn {}

  /// The mail address or the password is wrong; which, is not said.
  record Wrong() implements SignIn {}

  /// Right, but the account is the directory's, which hasn't spoken for it for a while.
  record ByDirectory() implements SignIn {}

  /// Too many wrong ones; there is a pause, whether or not there is such an account.
  record Paused() implements SignIn {}
}
