package dk.pip.people.web;

import dk.pip.shared.Problems;

/// Choosing a password.
///
/// @param name whose it is
/// @param mail so that a password manager files it under the right name
/// @param action where the form goes
/// @param kind whose password it is and what is asked for beside the new one
public record PasswordPage(String name, String mail, String action, Kind kind, Problems problems) {
  public enum Kind {
    /// Somebody's first, or a new one by a link.
    INVITED,
    /// One's own, which asks for the present one.
    OWN,
    /// One's own, after a link in a mail.
    OWN_BY_MAIL,
    /// One's own, where there is none and so nothing to ask for: it takes a link in a mail first.
    OWN_FIRST
  }

  public boolean own() {
    return kind != Kind.INVITED;
  }
}
