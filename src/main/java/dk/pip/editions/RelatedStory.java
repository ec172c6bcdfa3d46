package dk.pip.editions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A story that is worth reading after another: one by its slug, which may still be in the making, or one that is out by its address.
///
/// @param slug null where it is named by its address
/// @param address from the site's root; null where it is named by its slug
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
