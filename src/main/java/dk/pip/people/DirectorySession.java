package dk.pip.people;

import java.time.Instant;

/// What a session that was begun by the directory keeps of it.
///
/// @param name what the directory calls its own session; empty where it doesn't say
/// @param until when the directory must be asked again
/// @param idToken what it signed, by which it knows who signs out; empty where that is too long to be handed back
public record DirectorySession(String issuer, String subject, String name, Instant until, String idToken) {
  @Override
  public String toString() {
    return "DirectorySession[" + issuer + ", until " + until + "]";
  }
}
