package dk.pip.council.floor.web;

import dk.pip.access.Principal;
import dk.pip.council.CouncilDay;
import dk.pip.council.Delegation;

/// Whoever came by the link of a class's spokespersons. It does what is that class's, on that day.
public record FloorSpokesperson(CouncilDay day, Delegation delegation, String token) implements Principal {
  @Override
  public String kind() {
    return "council-spokesperson";
  }
}
