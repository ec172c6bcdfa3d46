package dk.pip.search.web;

import dk.pip.frame.PublicFrame;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.search.SearchResult;
import dk.pip.search.SearchResult.Hit;
import dk.pip.search.SearchResult.State;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a search has found.
///
/// @param forStaff whether it is of the staff site, and shows what is for staff too
/// @param choices what the filters can be set to
public record SearchPage(PublicFrame frame, boolean forStaff, SearchQuery query, SearchResult result, Search.Choices choices) {

  static PageAboutWords about(SearchQuery query, boolean forStaff, Texts texts) {
    var path = forStaff ? SearchAddresses.STAFF : SearchAddresses.PUBLIC;
    return new PageAboutWords(path, query.words().isEmpty() ? texts.get("search.title") : texts.get("search.title.for", query.words()));
  }

  record PageAboutWords(String path, String title) {}

  public String action() {
    return forStaff ? SearchAddresses.STAFF : SearchAddresses.PUBLIC;
  }

  public String suggestions() {
    return action() + SearchAddresses.SUGGESTIONS;
  }

  /// The same question to those who may see more.
  public String staffAddress() {
    return SearchAddresses.STAFF + (query.words().isEmpty() ? "" : "?q=" + encoded(query.words()));
  }

  public boolean isSearched() {
    return result.state() == State.SEARCHED;
  }

  public boolean isFiltered() {
    return query.year() != null || query.section() != null || query.kind() != null;
  }

  public boolean hasChoices() {
    return isFiltered() || choices.years().size() > 1 || choices.sections().size() > 1 || choices.kinds().size() > 1;
  }

  public static String word(String kind) {
    return kind.substring(kind.lastIndexOf('.') + 1);
  }

  /// How many there are, in words.
  public String count(Texts texts) {
    if (!result.isWhole()) {
      return texts.get("search.partly");
    }
    return result.total() > SearchResult.MOST_COUNTED
        ? texts.get("search.count.many", SearchResult.MOST_COUNTED)
        : texts.get("search.count", result.total());
  }

  /// The page with other words.
  public String with(String words, boolean asTyped) {
    return address(words, query.year(), query.section(), query.kind(), 1, asTyped);
  }

  public String unfiltered() {
    return address(query.words(), null, null, null, 1, query.asTyped());
  }

  public String page(int number) {
    return address(query.words(), query.year(), query.section(), query.kind(), number, query.asTyped());
  }

  private String address(String words, @Nullable Integer year, @Nullable String section, @Nullable String kind, int number, boolean asTyped) {
    var address = new StringBuilder(action()).append("?q=").append(encoded(words));
    if (year != null) {
      address.append("&aar=").append(year);
    }
    if (section != null) {
      address.append("&emne=").append(encoded(section));
    }
    if (kind != null) {
      address.append("&slags=").append(encoded(kind));
    }
    if (number > 1) {
      address.append("&side=").append(number);
    }
    return asTyped ? address.append("&netop=ja").toString() : address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// `Historie · Kultur · 12. marts 2026`
  public static String facts(Hit hit, Texts texts) {
    var day = Dates.date(Dates.local(hit.at()).toLocalDate(), texts.language());
    var kind = texts.get(hit.kind());
    return hit.section() == null ? kind + " · " + day : kind + " · " + hit.section() + " · " + day;
  }

  /// Where the words stand, where that is not the text; null where it is.
  public static @Nullable String where(Hit hit, Texts texts) {
    return switch (hit.where()) {
      case TEXT -> null;
      case PICTURE -> texts.get("search.where.picture");
      case ATTACHMENT -> texts.get("search.where.attachment", hit.file() == null ? "" : hit.file());
      case BYLINE -> texts.get("search.where.byline");
    };
  }

  /// The language of a hit where it is not the page's.
  public static @Nullable String lang(String language, Texts texts) {
    return language.equals(texts.language().tag()) ? null : language;
  }
}
