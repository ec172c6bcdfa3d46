package dk.pip.readers.web;

import dk.pip.access.Principal;
import dk.pip.readers.ReaderId;

/// Whoever has the address of a reader's own page, which stands in that reader's mails: the proof of who they are.
///
/// @param token of the address
record PageHolder(ReaderId reader, String token) implements Principal {
  @Override
  public String kind() {
    return "reader";
  }
}
