package dk.pip.site.web;

import dk.pip.access.Principal;
import dk.pip.people.Staff;

/// Whoever has somebody's own feed address: the proof that their feed reader asks.
record FeedHolder(Staff staff) implements Principal {
  @Override
  public String kind() {
    return "feed";
  }
}
