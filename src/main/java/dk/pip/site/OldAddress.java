package dk.pip.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An address of an earlier site and where it leads now.
///
/// @param line in the file
/// @param old as it is compared, with its query if it has one; of a folder without its stroke at the end
/// @param folder whether it is all below it
/// @param target a path of this site or a whole address; with `*` at the end what stood below the folder goes on after it
public record OldAddress(int line, String old, boolean folder, String target) {
  /// As administrators write it.
  public String written() {
    return folder ? old + "/*" : old;
  }

  /// A path as it is compared: decoded, in small letters, without a stroke at the end. Null for what is no path.
  static @Nullable String key(String path) {
    try {
      var decoded = path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (!decoded.startsWith("/") || decoded.chars().anyMatch(c -> c < ' ' || c == 0xfffd || c == '\\')) {
        return null;
      }
      var plain = Normalizer.normalize(decoded, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replaceAll("/+$", "");
      return plain.isEmpty() ? "/" : plain;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
