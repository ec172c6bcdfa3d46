package dk.pip.commitments;

import dk.pip.people.StaffId;

/// Who did something to a promise.
public sealed interface By {
  /// Somebody who is signed in.
  ///
  /// @param name as they are called now; what is left of it where they are erased
  record ByStaff(StaffId id, String name) implements By {}

  /// Whoever holds a link.
  ///
  /// @param link its number
  record ByContact(ContactId contact, long link) implements By {}

  /// The program, as a date has passed.
  record ByPip() implements By {}

  static By of(dk.pip.people.Staff staff) {
    return new ByStaff(staff.id(), staff.name());
  }
}
