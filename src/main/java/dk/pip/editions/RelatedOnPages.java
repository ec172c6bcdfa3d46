package dk.pip.editions;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Pages that name stories of other editions, which may be withdrawn by now: those are left out, and come back with their
/// editions.
final class RelatedOnPages {
  private static final Pattern STORY = Pattern.compile("<li data-story=\"([^\"]+)\">.*?</li>", Pattern.DOTALL);
  private static final Pattern LIST = Pattern.compile("<nav class=\"addition related\".*?</nav>", Pattern.DOTALL);

  private RelatedOnPages() {}

  /// @param readable which of some addresses readers find now
  static String content(String html, Function<Collection<String>, Set<String>> readable) {
    var named = STORY.matcher(html).results().map(story -> story.group(1)).collect(Collectors.toSet());
    if (named.isEmpty()) {
      return html;
    }
    var there = readable.apply(named);
    if (there.containsAll(named)) {
      return html;
    }
    var others = STORY.matcher(html).replaceAll(story -> there.contains(story.group(1)) ? Matcher.quoteReplacement(story.group()) : "");
    return LIST.matcher(others).replaceAll(list -> list.group().contains("<li") ? Matcher.quoteReplacement(list.group()) : "");
  }
}
