package dk.pip.people.web;

import dk.pip.people.Account;

/// One account and what can be done about it.
///
/// @param self whether it is one's own
public record AccountPage(Account account, boolean self) {}
