package dk.pip.council.floor.web;

import dk.pip.access.Principal;
import dk.pip.council.CouncilDay;

/// Whoever came by the chair's link of a day.
public record FloorChair(CouncilDay day, String token) implements Principal {
  @Override
  public String kind() {
    return "council-chair";
  }
}
