package dk.pip.guides;

import dk.pip.people.StaffId;
import java.time.Instant;

/// What came of putting a guide somewhere.
public sealed interface GuidePlacing {
  record Placed() implements GuidePlacing {}

  record Unchanged() implements GuidePlacing {}

  /// Somebody has moved it since.
  record Overtaken(StaffId by, Instant at) implements GuidePlacing {}

  /// It would stand below itself.
  record WithinItself() implements GuidePlacing {}

  record TooDeep() implements GuidePlacing {}

  /// Another has that name there.
  record NameTaken() implements GuidePlacing {}

  /// Readers see it, and don't see the page that it would stand below.
  record ParentNotOut(String title) implements GuidePlacing {}

  /// There is no such page, or no such place.
  record Gone() implements GuidePlacing {}
}
