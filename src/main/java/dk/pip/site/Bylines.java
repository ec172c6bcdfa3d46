package dk.pip.site;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who is named in a byline, which is a text: `Mette Vang, Kommunikation`, `Biblioteket og 6.b på Åskolen`. A page is tied to a
/// byline by its whole words, or by one of the names in it, and never by what is like it.
final class Bylines {
  private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*|\\s+(?:og|and|samt|&)\\s+");

  private Bylines() {}

  static Set<String> names(@Nullable String byline) {
    var names = new LinkedHashSet<String>();
    if (byline != null && !byline.isBlank()) {
      names.add(byline.strip());
      for (var part : byline.split("\\s*,\\s*")) {
        names.add(part.strip());
      }
      for (var part : BETWEEN.split(byline)) {
        names.add(part.strip());
      }
      names.remove("");
    }
    return names;
  }
}
