package dk.pip.people.web;

import dk.pip.shared.Problems;

/// @param next where to go when signed in
/// @param signedOut whether somebody has just signed out here
public record SignInPage(String mail, String next, Problems problems, boolean signedOut) {}
