package dk.pip.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A workplace or a section of the newsletter, which may stand in a byline.
///
/// @param parent the unit that it is part of
/// @param contact who answers for it
/// @param mail where it is written to; empty where it has no address of its own
/// @param closedAt when it was closed, if it is; it stays in the bylines that it has
public record Unit(
    UnitId id,
    Kind kind,
    String name,
    @Nullable UnitId parent,
    @Nullable StaffId contact,
    String mail,
    @Nullable Instant closedAt) {
  public enum Kind {
    /// A school, a library, a department.
    WORKPLACE,
    /// Part of the newsletter.
    SECTION
  }

  /// What is written of a unit.
  public record Words(Kind kind, String name, @Nullable UnitId parent, @Nullable StaffId contact, String mail) {}

  public boolean closed() {
    return closedAt != null;
  }
}
