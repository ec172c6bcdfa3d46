package dk.pip.editions;

import dk.pip.frame.PageAbout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An edition's forms as they came out, for those who look them through.
///
/// @param pages what the edition says on its web pages, as HTML
/// @param leftOut what the mail has only in part
record SetForms(List<String> pages, String mailHtml, String mailText, byte[] pdf, List<Finding> leftOut) {

  /// Each page as it stands first; what changes with time has the same words.
  static SetForms of(Rendition rendition) {
    var seen = new HashSet<String>();
    var pages = new ArrayList<String>();
    for (var page : rendition.pages()) {
      if (page.contentType().startsWith("text/html") && seen.add(page.path())) {
        pages.add(new String(page.body(), StandardCharsets.UTF_8) + inFoot(page.about()));
      }
    }
    return new SetForms(pages, rendition.mailHtml(), rendition.mailText(), rendition.pdf(), rendition.leftOut());
  }

  /// What the editors have written that stands in the foot.
  private static String inFoot(@Nullable PageAbout about) {
    var next = about == null ? null : about.nextIssue();
    return next == null || next.html() == null ? "" : "<div>" + next.html() + "</div>";
  }
}
