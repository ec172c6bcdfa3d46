package dk.pip.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows where what once stood at an address is now: a bean in each module that does. It is asked where there is nothing at an
/// address, so it must be quick about not knowing.
public interface MovedAddresses {
  /// Where it is, for good, on this site or another; empty where it doesn't know.
  ///
  /// @param path as the browser asked for it
  /// @param query what comes after `?`; null for nothing
  Optional<String> find(String path, @Nullable String query);
}
