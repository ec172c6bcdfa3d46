package dk.pip.access;

/// Whoever asks, as far as the program can tell: somebody with an account, or the holder of something that a module has
/// given out, such as a link in a mail. A module brings a type for each kind of principal that it knows, and a
/// [PrincipalSource] that finds them. A handler takes the principal that its [Allowed] or [AllowedTo] names as an argument.
public interface Principal {
  /// What kind it is, as it stands in the audit: `staff`, `reader`. Short, and never changed.
  String kind();
}
