package dk.pip.readers.web;

import dk.pip.access.Principal;
import dk.pip.readers.OwnPage;

/// Whoever has the address of a reader's own page, which stands in that reader's mails: the proof of who they are.
///
/// @param token of the address
record PageHolder(OwnPage page, String token) implements Principal {
  @Override
  public String kind() {
    return "reader";
  }
}
