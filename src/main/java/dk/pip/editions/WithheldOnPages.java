package dk.pip.editions;

import dk.pip.frame.PageAbout;
import dk.pip.shared.Texts;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages that were published with pictures that are withheld now. The address of such a picture is changed, as browsers keep
/// what they have seen under the old one; and its description, which nobody should hear read out either, goes with it.
final class WithheldOnPages {
  private static final Pattern TAG = Pattern.compile("<(?:img|a)\\s(?:[^\">]|\"[^\"]*\")*+>");
  private static final Pattern ADDRESS = Pattern.compile("/billeder/([0-9a-f]{64})-\\d{1,4}\\.jpg");
  private static final Pattern WORDS = Pattern.compile("\\s(alt|aria-label)=\"[^\"]*\"");
  private static final String OTHERWISE = "?fjernet";

  private WithheldOnPages() {}

  /// @param withheld the hashes
  static String content(String html, Set<String> withheld, Texts texts) {
    if (withheld.isEmpty()) {
      return html;
    }
    return TAG.matcher(html).replaceAll(tag -> Matcher.quoteReplacement(names(tag.group(), withheld) ? changed(tag.group(), texts) : tag.group()));
  }

  /// Other sites are shown no picture, rather than one that says nothing of the page.
  static PageAbout about(PageAbout about, Set<String> withheld) {
    var picture = about.picture();
    return picture == null || !names(picture.address(), withheld)
        ? about
        : new PageAbout(
            about.language(),
            about.path(),
            about.title(),
            about.description(),
            about.indexed(),
            null,
            about.published(),
            about.issue(),
            about.nextIssue(),
            about.pdf(),
            about.heading());
  }

  private static boolean names(String text, Set<String> withheld) {
    return ADDRESS.matcher(text).results().anyMatch(address -> withheld.contains(address.group(1)));
  }

  private static String changed(String tag, Texts texts) {
    var other = ADDRESS.matcher(tag).replaceAll("$0\\" + OTHERWISE);
    return WORDS.matcher(other).replaceAll(words -> " " + words.group(1) + "=\"" + Matcher.quoteReplacement(texts.get("editions.removed.picture")) + "\"");
  }
}
