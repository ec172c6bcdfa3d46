package dk.pip.readers;

import org.jspecify.annotations.Nullable;

/// How somebody came off a list.
///
/// @param mailing the mailing whose link was used, if it was one
record Leaving(How how, @Nullable Long mailing) {

  static Leaving by(How how) {
    return new Leaving(how, null);
  }

  enum How {
    /// The button on the page that a mail links to.
    LINK,
    /// The button of a mail program (RFC 8058).
    ONE_CLICK,
    /// A mail to the address for it.
    MAIL,
    /// The reader's own page.
    PAGE,
    COMPLAINT,
    STAFF
  }
}
