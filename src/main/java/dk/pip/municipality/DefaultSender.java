package dk.pip.municipality;

import org.jspecify.annotations.Nullable;

/// Whom mails are from where the municipality itself has given no address. Implemented where mail is configured.
public interface DefaultSender {
  /// Null for none.
  @Nullable String address();
}
