package dk.pip.search.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.frame.PageAbout;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.search.VainWords;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Finds what is published, for everybody and for staff. The answers are kept nowhere: what is asked is nobody's business.
@Controller
class FindingController {
  private static final int LONGEST_CHOICE = 100;

  private final Search search;
  private final VainWords vain;
  private final PublicPages pages;
  private final Settings settings;

  FindingController(Search search, VainWords vain, PublicPages pages, Settings settings) {
    this.search = search;
    this.vain = vain;
    this.pages = pages;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(SearchAddresses.PUBLIC)
  Served find(HttpServletRequest request) {
    return find(request, Audience.PUBLIC);
  }

  @StaffSite
  @GetMapping(SearchAddresses.STAFF)
  Served findForStaff(HttpServletRequest request) {
    return find(request, Audience.STAFF);
  }

  private Served find(HttpServletRequest request, Audience by) {
    var query = query(request);
    var result = search.find(by, query);
    vain.note(query, result);
    var choices = search.choices(by);
    var forStaff = by == Audience.STAFF;
    var words = SearchPage.about(query, forStaff, texts());
    var about = PageAbout.of(settings.language(), words.path(), words.title(), null).unlisted();
    return pages.unkept(about, "search/found.jte", frame -> new SearchPage(frame, forStaff, query, result, choices));
  }

  private static SearchQuery query(HttpServletRequest request) {
    var year = value(request, "aar");
    var page = value(request, "side");
    return new SearchQuery(
        Objects.requireNonNullElse(request.getParameter("q"), ""),
        year != null && year.matches("[0-9]{4}") ? Integer.valueOf(year) : null,
        value(request, "emne"),
        value(request, "slags"),
        page != null && page.matches("[0-9]{1,3}") ? Integer.parseInt(page) : 1,
        "ja".equals(request.getParameter("netop")));
  }

  private static @Nullable String value(HttpServletRequest request, String name) {
    var value = request.getParameter(name);
    return value == null || value.isBlank() ? null : Letters.first(LONGEST_CHOICE, value.replace("\u0000", ""));
  }

  @Anyone
  @GetMapping(SearchAddresses.PUBLIC + SearchAddresses.SUGGESTIONS)
  Served suggest(HttpServletRequest request) {
    return suggest(request, Audience.PUBLIC, SearchAddresses.PUBLIC);
  }

  @StaffSite
  @GetMapping(SearchAddresses.STAFF + SearchAddresses.SUGGESTIONS)
  Served suggestForStaff(HttpServletRequest request) {
    return suggest(request, Audience.STAFF, SearchAddresses.STAFF);
  }

  private Served suggest(HttpServletRequest request, Audience by, String action) {
    var typed = Objects.requireNonNullElse(request.getParameter("q"), "");
    var page = new SuggestionsPage(texts(), action, search.suggest(by, typed));
    return pages.unkept("text/html;charset=utf-8", Templates.html("search/suggestions.jte", Map.of("page", page)));
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }
}
