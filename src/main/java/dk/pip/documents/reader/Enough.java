package dk.pip.documents.reader;

import dk.pip.documents.Unread;
import java.io.IOException;

/// Ends a reading before its end.
final class Enough extends IOException {
  private static final long serialVersionUID = 1;

  private final Unread why;

  Enough(Unread why) {
    super(why.name());
    this.why = why;
  }

  Unread why() {
    return why;
  }
}
