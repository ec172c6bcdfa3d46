package dk.pip.readers;

/// Names somebody who gets mails. Short, because it stands in every link of every mail.
public record ReaderId(long value) {}
