package dk.pip.people.web;

import dk.pip.people.DirectoryAnswer.Reason;
import java.util.Locale;

/// The directory knows somebody, and they may not come in.
///
/// @param name what people know the directory by
/// @param contact the mail address of those who make the newsletter; empty where it isn't known
public record DirectoryRefusedPage(Reason reason, String name, String contact) {
  /// Of the text that says why, and of the one that says what to do.
  public String key(String what) {
    return "people.directory." + what + "." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
