package dk.pip.library;

import dk.pip.pictures.Reading;

/// What came of bringing in a file.
public sealed interface BroughtIn {
  record Taken(LibraryPicture picture) implements BroughtIn {}

  /// The library has it already.
  record Known(LibraryPicture picture) implements BroughtIn {}

  /// It has it already, and nobody may see it any more.
  record Withdrawn() implements BroughtIn {}

  record Refused(Reading.Refused why) implements BroughtIn {}
}
