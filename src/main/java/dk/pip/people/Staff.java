package dk.pip.people;

import dk.pip.access.Principal;
import dk.pip.shared.Role;

/// Somebody with an account who may use it. A controller takes whoever is signed in as an argument of this type.
public record Staff(StaffId id, String name, String mail, Role role) implements Principal {
  @Override
  public String kind() {
    return "staff";
  }

  public boolean may(Role needed) {
    return role.includes(needed);
  }
}
