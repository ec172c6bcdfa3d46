package dk.pip.readers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list that editions are sent to.
///
/// @param slug its name on the command line, such as `borgere`; never changes
/// @param about what one gets by being on it, in a sentence that readers see
/// @param mandatory comes with the job, so that nobody can leave it; only lists for staff
/// @param section the part of the municipality that it belongs to, or empty
/// @param owner the account that looks after it
public record ReaderList(
    ListId id,
    String slug,
    String name,
    String about,
    Kind kind,
    boolean mandatory,
    String section,
    @Nullable UUID owner,
    @Nullable Instant archivedAt) {

  /// Who a list is for.
  public enum Kind {
    /// Those who work for the municipality; the municipality puts them on it.
    STAFF,
    /// Everybody; only those are on it who said yes.
    PUBLIC
  }

  public boolean archived() {
    return archivedAt != null;
  }

  public boolean isPublic() {
    return kind == Kind.PUBLIC;
  }
}
