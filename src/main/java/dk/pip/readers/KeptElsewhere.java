package dk.pip.readers;

import java.util.List;

/// What another module keeps about a reader, such as the mails that it has sent. It stands on the reader's own page and in
/// their file, as what is kept here does.
public interface KeptElsewhere {
  /// The newest first; a hundred or two at most. Nothing of what is forgotten.
  List<OwnPage.Event> about(ReaderId reader);
}
