package dk.pip.readers;

/// What came of a wish to get no more mails.
public sealed interface Unsubscription {

  /// Off the list, now or already before.
  record Off(ReaderId reader, ReaderList list) implements Unsubscription {}

  /// The list comes with the job.
  record Mandatory(ReaderId reader, ReaderList list) implements Unsubscription {}

  /// The link is none of ours, or whoever it was for is forgotten; they get no mails.
  record Unknown() implements Unsubscription {}
}
