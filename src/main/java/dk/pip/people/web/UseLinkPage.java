package dk.pip.people.web;

/// A link to sign in by, which is used when somebody presses the button: programs that look through mails follow links.
///
/// @param name whose it is
/// @param action where the form goes
public record UseLinkPage(String name, String action) {}
