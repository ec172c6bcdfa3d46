package dk.pip.editions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A story that is worth reading after another: one of the same edition by its slug, or one that is out by its address.
///
/// @param slug null where it is of another edition
/// @param address from the site's root; null where it is of the same edition
/// @param title of one that is out, as it was when it was chosen; of others the edition knows it
public record RelatedStory(@Nullable String slug, @Nullable String address, @Nullable String title) {
  private static final Pattern ADDRESS = Pattern.compile("(?:/medarbejder)?/nyheder/\\d{4}/[a-z0-9]+(?:-[a-z0-9]+)*");

  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /// Whether only those who sign in can read it.
  boolean isForStaff() {
    return address != null && address.startsWith("/medarbejder/");
  }
}
