package dk.pip.web;

import dk.pip.shared.Role;

/// Somebody who is signed in, as the pages need to know them.
public record Visitor(String name, Role role) {
  public boolean may(Role needed) {
    return role.includes(needed);
  }
}
