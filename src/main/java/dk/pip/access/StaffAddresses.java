package dk.pip.access;

/// Knows which addresses of the staff site lead somewhere. A bean that has it is asked when somebody who may read the staff site
/// finds nothing at a public address: they are led to the staff's, and nobody else can tell that there is one.
public interface StaffAddresses {
  /// @param path `/medarbejder/nyheder/2026/baenken`
  boolean leadsSomewhere(String path);
}
