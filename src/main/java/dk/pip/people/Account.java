package dk.pip.people;

import dk.pip.shared.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as administrators see it.
///
/// @param active whether the person has signed in with it, or chosen a password
/// @param disabledAt when it was closed, if it is
public record Account(
    StaffId id, String name, String mail, Role role, boolean active, @Nullable Instant disabledAt) {

  public boolean disabled() {
    return disabledAt != null;
  }
}
