package dk.pip.people;

import java.net.URI;

/// What came of wanting to go to the directory.
public sealed interface DirectoryDeparture {
  /// @param address of the directory's page
  /// @param browser what the browser is to keep until it comes back
  record Off(URI address, String browser) implements DirectoryDeparture {}

  record Stays(DirectoryAnswer.Trouble trouble) implements DirectoryDeparture {}
}
