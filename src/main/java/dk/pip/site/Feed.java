package dk.pip.site;

import dk.pip.shared.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in a feed, in whatever format it is written.
///
/// @param root the site's address without a slash at the end; feeds need whole addresses
/// @param title whose it is, and what of theirs
/// @param subtitle may be empty
/// @param author who is behind all of it
/// @param self where the feed itself is, from the site's root
/// @param page the page that it is the feed of
public record Feed(String root, Language language, String title, String subtitle, String author, String self, String page, List<Entry> entries) {
  public Feed {
    entries = List.copyOf(entries);
  }

  /// @param path its address from the site's root, by which it is told from all others
  /// @param language the tag of what it is written in
  /// @param picture a whole address
  public record Entry(
      String path,
      String language,
      String title,
      Instant publishedAt,
      Instant changedAt,
      @Nullable String author,
      @Nullable String category,
      @Nullable String summary,
      @Nullable String picture) {}

  /// When it changed; of one without anything in it, long ago.
  Instant updated() {
    return entries.stream().map(Entry::changedAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  /// As JSON Feed where the address ends so, else as Atom.
  public String text() {
    return isJson(self) ? JsonFeed.write(this) : AtomFeed.write(this);
  }

  public static String contentType(String path) {
    return isJson(path) ? JsonFeed.CONTENT_TYPE : AtomFeed.CONTENT_TYPE;
  }

  private static boolean isJson(String path) {
    return path.endsWith(".json");
  }

  /// Without the control characters that neither XML nor readers can take.
  static String printable(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
  }
}
