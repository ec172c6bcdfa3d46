package dk.pip.editions;

import dk.pip.shared.Texts;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages with links of which an editor has said that they are dead: the words stay, without the link, and say so.
final class DeadLinksOnPages {
  private static final Pattern LINK = Pattern.compile("<a\\s(?:[^\">]|\"[^\"]*\")*?\\bhref=\"(https?://[^\"]*)\"(?:[^\">]|\"[^\"]*\")*+>(.*?)</a>", Pattern.DOTALL);

  private DeadLinksOnPages() {}

  /// @param dead addresses, each of a whole page
  static String content(String html, Set<String> dead, Texts texts) {
    if (dead.isEmpty()) {
      return html;
    }
    var note = " <span class=\"dead-link-note\">(" + texts.get("editions.web.dead-link") + ")</span>";
    return LINK.matcher(html)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    dead.contains(page(LinksOut.unescaped(link.group(1)))) ? "<span class=\"dead-link\">" + link.group(2) + "</span>" + note : link.group()));
  }

  private static String page(String address) {
    var hash = address.indexOf('#');
    return hash < 0 ? address : address.substring(0, hash);
  }
}
