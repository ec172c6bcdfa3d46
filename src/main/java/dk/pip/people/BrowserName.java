package dk.pip.people;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A browser as its owner would name it, `Firefox` on `Windows`. Of what browsers say of themselves nothing more is kept.
///
/// @param name null where it is not known
/// @param system null where it is not known
public record BrowserName(@Nullable String name, @Nullable String system) {
  private static final BrowserName UNKNOWN = new BrowserName(null, null);

  private record Mark(String found, String name) {}

  // In this order: each claims to be those below it too.
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("Chrome/", "Chrome"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Version/", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Mac OS X", "Mac"),
          new Mark("Linux", "Linux"));

  private static final Pattern KEPT = Pattern.compile("\\[\"([^\"]*)\", ?\"([^\"]*)\"]");

  static BrowserName of(@Nullable String userAgent) {
    return userAgent == null ? UNKNOWN : new BrowserName(find(BROWSERS, userAgent), find(SYSTEMS, userAgent));
  }

  private static @Nullable String find(List<Mark> marks, String userAgent) {
    for (var mark : marks) {
      if (userAgent.contains(mark.found())) {
        return mark.name();
      }
    }
    return null;
  }

  /// As a session keeps it.
  List<String> words() {
    return Stream.of(name, system).map(word -> word == null ? "" : word).toList();
  }

  /// Out of what a session keeps, which may be of a time when it kept none.
  static BrowserName read(@Nullable String json) {
    var match = KEPT.matcher(json == null ? "" : json);
    return match.matches() ? new BrowserName(orNull(match.group(1)), orNull(match.group(2))) : UNKNOWN;
  }

  private static @Nullable String orNull(String word) {
    return word.isEmpty() ? null : word;
  }
}
