package dk.pip.editions;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Stories whose bylines name somebody who has a page: the name leads there, as long as the page is there.
final class BylinesOnPages {
  private static final Pattern BYLINE = Pattern.compile("(<p class=\"byline\"[^>]*>\\s*<span>)([^<]*)(?=</span>)");

  private BylinesOnPages() {}

  /// @param links by the names as they stand in bylines
  static String content(String html, Map<String, String> links) {
    return links.isEmpty() ? html : BYLINE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + linked(found.group(2), links)));
  }

  /// The names in a byline that lead somewhere, in their order.
  static List<String> named(String byline, Map<String, String> links) {
    return namedIn(escaped(byline), links);
  }

  private static List<String> namedIn(String byline, Map<String, String> links) {
    return longest(byline, links)
        .map(
            found ->
                Stream.of(namedIn(byline.substring(0, found.start), links), List.of(found.name), namedIn(byline.substring(found.end), links))
                    .flatMap(List::stream)
                    .toList())
        .orElse(List.of());
  }

  private static String linked(String byline, Map<String, String> links) {
    return longest(byline, links)
        .map(
            found ->
                linked(byline.substring(0, found.start), links)
                    + "<a href=\"" + links.get(found.name) + "\">" + byline.substring(found.start, found.end) + "</a>"
                    + linked(byline.substring(found.end), links))
        .orElse(byline);
  }

  private record Found(String name, int start, int end) {}

  /// The longest name leads: one within it is part of it.
  private static Optional<Found> longest(String byline, Map<String, String> links) {
    for (var name : links.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      var at = Pattern.compile("(?<![^\\s,(])" + Pattern.quote(escaped(name)) + "(?=$|\\s*,|\\s+(?:og|and|samt|&amp;)\\s)").matcher(byline);
      if (at.find()) {
        return Optional.of(new Found(name, at.start(), at.end()));
      }
    }
    return Optional.empty();
  }

  private static String escaped(String name) {
    var out = new StringOutput();
    Escape.htmlContent(name, out);
    return out.toString();
  }
}
