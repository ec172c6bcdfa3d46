package dk.pip.people.web;

import dk.pip.shared.Problems;

/// Choosing a password.
///
/// @param name whose it is
/// @param mail so that a password manager files it under the right name
/// @param action where the form goes
/// @param own whether it is a change of one's own password, which asks for the present one
public record PasswordPage(String name, String mail, String action, boolean own, Problems problems) {}
