package dk.pip.api.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.api.ApiAddresses;
import dk.pip.api.PublishedShelf;
import dk.pip.cache.PageCache;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Role;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.Headers;
import dk.pip.web.Page;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/// The newest stories within a page of another site: no script, no cookie, and the only page that others may frame.
@Controller
class EmbedController {
  static final String HELP = "/redaktion/indlejring";

  private final PublishedShelf shelf;
  private final PublicPages pages;
  private final PublicFrames frames;
  private final ApiAddresses addresses;
  private final Municipality municipality;
  private final Settings settings;

  EmbedController(
      PublishedShelf shelf, PublicPages pages, PublicFrames frames, ApiAddresses addresses, Municipality municipality, Settings settings) {
    this.shelf = shelf;
    this.pages = pages;
    this.frames = frames;
    this.addresses = addresses;
    this.municipality = municipality;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(EmbedChoice.PATH)
  Served newest(@RequestParam @Nullable String sektion, @RequestParam @Nullable String antal, HttpServletRequest request) {
    var state = pages.state();
    var choice = EmbedChoice.of(sektion, antal, shelf.sections());
    var html = html(choice);
    var asked = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    if (asked.equals(choice.address()) || asked.equals(EmbedChoice.PATH)) {
      return pages.answer(state, asked, "text/html;charset=utf-8", html, Headers.MAY_BE_FRAMED);
    }
    var entry = PageCache.Entry.of("text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Instant.MAX, false);
    return Served.toAll(entry.with(Headers.MAY_BE_FRAMED));
  }

  private String html(EmbedChoice choice) {
    var title = Texts.in(settings.language()).get("api.embed.title", municipality.imprint().newsletter());
    var frame = frames.frame(PageAbout.of(settings.language(), EmbedChoice.PATH, title, null));
    var page = new EmbedPage(frame, choice.section(), shelf.newest(Audience.PUBLIC, choice.section(), choice.count()), addresses.site());
    return LineBreaks.onWeb(Templates.html("api/embed.jte", Map.of("page", page)), settings.language());
  }

  @Allowed(Role.EDITOR)
  @GetMapping(HELP)
  Page help(@RequestParam @Nullable String sektion, @RequestParam @Nullable String antal) {
    var sections = shelf.sections();
    var choice = EmbedChoice.of(sektion, antal, sections);
    return Page.of("api/embed-help.jte", new EmbedHelpPage(choice, sections, addresses.site(), snippet(choice)));
  }

  private String snippet(EmbedChoice choice) {
    var title = Texts.in(settings.language()).get("api.embed.title", municipality.imprint().newsletter());
    return "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"%d\" style=\"border: 0\" loading=\"lazy\"></iframe>"
        .formatted(HtmlUtils.htmlEscape(addresses.whole(choice.address())), HtmlUtils.htmlEscape(title, "UTF-8"), choice.height());
  }
}
