package dk.pip.mailing;

/// Names a mailing. Short, because it stands in every link and return address.
public record MailingId(long value) {}
