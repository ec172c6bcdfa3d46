package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.shared.Problems;

/// Asks before somebody is erased.
///
/// @param byline what is to stand in place of the name
public record ErasePage(Account account, String byline, Problems problems) {}
