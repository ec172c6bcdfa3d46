package dk.pip.commitments.web;

import dk.pip.access.Anyone;
import dk.pip.cache.PageCache;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.PublicNames;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrames;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.settings.Settings;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.Headers;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/// A small list of promises within a page of another site, what is late first: no script and no cookie.
@Controller
class PromiseEmbedController {
  static final String PATH = "/indlejring/loefter";
  private static final int MOST = 20;
  private static final int USUALLY = 5;
  private static final int HEIGHT = 620;
  private static final UnitId NOWHERE = new UnitId(new UUID(0, 0));

  private final Commitments commitments;
  private final ReadPromises promises;
  private final PublicNames names;
  private final PublicPages pages;
  private final PublicFrames frames;
  private final Settings settings;

  PromiseEmbedController(Commitments commitments, ReadPromises promises, PublicNames names, PublicPages pages, PublicFrames frames, Settings settings) {
    this.commitments = commitments;
    this.promises = promises;
    this.names = names;
    this.pages = pages;
    this.frames = frames;
    this.settings = settings;
  }

  /// What was asked for, as near as there is: a page on another site that asks for something else still shows something.
  ///
  /// @param place as it stands in addresses; null for all
  /// @param unit the same
  record Choice(@Nullable String place, @Nullable String unit, int count) {
    static Choice of(@Nullable String place, @Nullable String unit, @Nullable String count) {
      var number = count != null && count.matches("\\d{1,4}") ? Integer.parseInt(count) : USUALLY;
      return new Choice(slug(place), slug(place) == null ? slug(unit) : null, Math.clamp(number, 1, MOST));
    }

    private static @Nullable String slug(@Nullable String typed) {
      return typed != null && typed.matches("[a-z0-9-]{1,100}") ? typed : null;
    }

    /// The one address at which exactly this is shown.
    String address() {
      return PATH + "?" + (place == null ? "" : "sted=" + place + "&") + (unit == null ? "" : "enhed=" + unit + "&") + "antal=" + count;
    }
  }

  @Anyone
  @GetMapping(PATH)
  Served show(@RequestParam @Nullable String sted, @RequestParam @Nullable String enhed, @RequestParam @Nullable String antal, HttpServletRequest request) {
    var state = pages.state();
    var choice = Choice.of(sted, enhed, antal);
    var html = html(choice);
    var asked = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    if (asked.equals(choice.address()) || asked.equals(PATH)) {
      return pages.answer(state, asked, "text/html;charset=utf-8", html, Headers.MAY_BE_FRAMED);
    }
    var entry = PageCache.Entry.of("text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Instant.MAX, false);
    return Served.toAll(entry.with(Headers.MAY_BE_FRAMED));
  }

  private String html(Choice asked) {
    var choice = asked.unit() == null ? asked : new Choice(asked.place(), names.slug(asked.unit()).orElse(asked.unit()), asked.count());
    var texts = Texts.in(settings.language());
    var readers = PromiseReaders.ALL;
    // Of a workplace that there isn’t nothing is promised, as of one that has promised nothing.
    var unit = choice.unit() == null ? null : names.unit(choice.unit()).map(Unit::id).orElse(NOWHERE);
    var query = readers.query().page(0, choice.count()).ordered(CommitmentQuery.Order.WHAT_WAITS_FIRST).at(choice.place()).ofUnit(unit);
    var overview = commitments.overview(query);
    var selection =
        overview.counts().all() == 0 || choice.place() == null && unit == null
            ? PromiseSelection.ALL
            : choice.place() != null ? new PromiseSelection(PromiseSelection.By.PLACE, choice.place(), null) : new PromiseSelection(PromiseSelection.By.UNIT, String.valueOf(choice.unit()), null);
    var heading = promises.title(readers, selection);
    var frame = frames.frame(PageAbout.of(settings.language(), PATH, texts.get("commitments.promises.title"), null));
    var page = new PromiseEmbedPage(frame, heading, readers.promises() + selection.path(), overview, promises.items(readers, overview.list()));
    return LineBreaks.onWeb(Templates.html("commitments/embed.jte", Map.of("page", page)), settings.language());
  }

  /// What is copied into the other site’s page.
  static String snippet(URI site, Texts texts) {
    return "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"%d\" style=\"border: 0\" loading=\"lazy\"></iframe>"
        .formatted(HtmlUtils.htmlEscape(site + PATH + "?antal=" + USUALLY), HtmlUtils.htmlEscape(texts.get("commitments.promises.title"), "UTF-8"), HEIGHT);
  }
}
