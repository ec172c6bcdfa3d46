package dk.pip.mail;

import java.time.Instant;

/// A mail in the demo's mailbox, as its list shows it.
///
/// @param to the addresses that it would have gone to, with commas between
public record KeptMail(MailId id, Instant at, String to, String subject) {}
