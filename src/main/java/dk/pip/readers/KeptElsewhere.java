package dk.pip.readers;

import java.util.List;

/// What another module keeps about a reader, such as the mails that it has sent: a bean in each module that keeps any. It stands
/// on the reader's own page and in their file, as what is kept here does, and is gone when they are.
public interface KeptElsewhere {
  /// The newest first; a hundred or two at most. Nothing of what is forgotten.
  List<OwnPage.Event> about(ReaderId reader);

  /// Deletes all that points to them: they have been erased, or left everything long ago. Part of a transaction that begins
  /// seconds after the reader is gone; doing it again changes nothing.
  void forget(ReaderId reader);
}
