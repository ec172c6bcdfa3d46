package dk.pip.editions;

import dk.pip.editions.FollowUps.Standing;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Pages that were published with what had become of promises: below each that stands otherwise by now it is said how.
final class FollowUpsOnPages {
  private static final Pattern PROMISE = Pattern.compile("(<li class=\"followed\" data-promise=\"([^\"]+)\" data-stands=\"([^\"]*)\"[^>]*>)(.*?)</li>", Pattern.DOTALL);

  private FollowUpsOnPages() {}

  /// @param standing how those at some addresses stand now
  static String content(String html, Function<Collection<String>, Map<String, Standing>> standing, LocalDate today, Language language) {
    if (!html.contains("data-promise=\"")) {
      return html;
    }
    var paths = PROMISE.matcher(html).results().map(found -> found.group(2)).collect(Collectors.toSet());
    var now = paths.isEmpty() ? Map.<String, Standing>of() : standing.apply(paths);
    return PROMISE
        .matcher(html)
        .replaceAll(
            found -> {
              var it = now.get(found.group(2));
              var same = it == null || found.group(3).equals(it.state().word() + ' ' + it.due());
              return Matcher.quoteReplacement(same || it == null ? found.group() : found.group(1) + found.group(4) + since(it, today, language) + "</li>");
            });
  }

  private static String since(Standing it, LocalDate today, Language language) {
    var texts = Texts.in(language);
    var state = texts.get("editions.follow-up.state." + it.state().word());
    return "<p class=\"followed-since\"><strong>%s</strong> %s, %s.</p>"
        .formatted(texts.get("editions.follow-up.since"), state, FollowedPromise.when(it.state(), it.due(), it.since(), today, language));
  }
}
