package dk.pip.site;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.util.List;

/// A file with the addresses of an earlier site, as it was read.
///
/// @param name of the file that somebody brought
/// @param rows how many addresses it leads on
public record OldAddressFile(OldAddressFileId id, String name, Instant at, StaffId by, State state, int rows, List<Problem> problems) {
  public OldAddressFile {
    problems = List.copyOf(problems);
  }

  public enum State {
    /// Somebody is to say whether it is right.
    LOOKED_AT,
    IN_FORCE,
    /// It was in force before the one that is.
    BEFORE
  }

  /// What is wrong with a line, or was mended in it.
  ///
  /// @param key of the catalogue
  /// @param used whether the line is used all the same
  public record Problem(int line, String key, List<String> arguments, boolean used) {
    public Problem {
      arguments = List.copyOf(arguments);
    }
  }
}
