package dk.pip.access;

/// Knows the addresses at which there is always something.
public interface FixedAddresses {
  boolean hasFixed(String path);
}
