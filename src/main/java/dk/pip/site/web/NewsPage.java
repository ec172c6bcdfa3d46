package dk.pip.site.web;

import dk.pip.editions.NewsItem;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The stories of a year, month by month, or of a section, the newest first.
///
/// @param year that is shown; null for a section
/// @param section what stands in the address of the one that is shown; null for a year
/// @param years all that have stories, newest first
/// @param sections all that have stories, by what stands in their addresses
/// @param page which of the pages, from 1
/// @param feed where feed readers get the same
public record NewsPage(
    PublicFrame frame,
    SiteReaders readers,
    String title,
    @Nullable Integer year,
    @Nullable String section,
    List<Integer> years,
    SequencedMap<String, String> sections,
    List<NewsItem> stories,
    String address,
    int page,
    int pages,
    String feed) {

  /// The stories of a month.
  public record Month(YearMonth month, List<NewsItem> stories) {
    /// The editions of that month that they stand in.
    public List<NewsItem.StoodIn> editions() {
      return stories.stream().map(NewsItem::edition).filter(edition -> edition != null && edition.month().equals(month)).distinct().toList();
    }

    public String name(Texts texts) {
      return Dates.monthCapitalised(month, texts.language());
    }
  }

  public List<Month> months() {
    var months = new LinkedHashMap<YearMonth, List<NewsItem>>();
    stories.forEach(story -> months.computeIfAbsent(story.month(), _ -> new ArrayList<>()).add(story));
    return months.entrySet().stream().map(month -> new Month(month.getKey(), month.getValue())).toList();
  }

  public String date(NewsItem story, Texts texts) {
    return Dates.date(Dates.local(story.firstAt()).toLocalDate(), texts.language());
  }

  public @Nullable String newer() {
    return page == 1 ? null : page == 2 ? address : address + "/side/" + (page - 1);
  }

  public @Nullable String earlier() {
    return page < pages ? address + "/side/" + (page + 1) : null;
  }
}
