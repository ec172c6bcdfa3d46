package dk.pip.council.floor.web;

import dk.pip.access.Principal;
import dk.pip.council.CouncilDay;

/// Whoever came by the chair's link of a day.
///
/// @param link its number, which tells two links apart
public record FloorChair(CouncilDay day, long link, String token) implements Principal {
  @Override
  public String kind() {
    return "council-chair";
  }
}
