package dk.pip.ballot;

import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who runs a vote or counts for it: with an account, or by a link of their own.
///
/// @param key who it is, the same each time: `staff 0192…`, `chair 3`; two officials are two people where their keys differ
/// @param name as it stands in the record of the vote
public record VoteOfficial(String key, String name) {
  /// Nobody: it was due.
  static final VoteOfficial PIP = new VoteOfficial("pip", "Pip");

  private static final String STAFF = "staff ";

  public static VoteOfficial of(Staff staff) {
    return new VoteOfficial(STAFF + staff.id().value(), staff.name());
  }

  /// Null for somebody without an account.
  @Nullable StaffId staff() {
    return key.startsWith(STAFF) ? new StaffId(UUID.fromString(key.substring(STAFF.length()))) : null;
  }
}
