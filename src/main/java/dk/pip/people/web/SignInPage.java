package dk.pip.people.web;

import dk.pip.web.Problems;

/// @param next where to go when signed in
public record SignInPage(String mail, String next, Problems problems) {}
