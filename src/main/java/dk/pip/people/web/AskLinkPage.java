package dk.pip.people.web;

import dk.pip.shared.Problems;

/// Asking for a link to sign in by.
///
/// @param taken whether it was asked for, and the page only says what comes now
public record AskLinkPage(String mail, boolean taken, long minutes, Problems problems) {}
