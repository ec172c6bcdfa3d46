package dk.pip.site.web;

import dk.pip.editions.NewsItem;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedNews;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A front page: what is new, whether it came out by itself or in an edition; what else there is, by section; what is coming; the
/// current edition and the way to the older ones.
///
/// @param lead the newest story; null before anything is published
/// @param others the newest after it
/// @param sections what is new in each, beside those
/// @param current the newest edition, for staff of both kinds; none before one is published
/// @param top what modules show above all else
/// @param beside what modules show in the narrow column
public record FrontPage(
    PublicFrame frame,
    SiteReaders readers,
    @Nullable NewsItem lead,
    List<NewsItem> others,
    List<Section> sections,
    PublishedNews.Coming coming,
    List<PublishedEdition> current,
    List<PublishedEdition> older,
    List<Content> top,
    List<Content> beside) {

  /// The newest of a section.
  public record Section(String name, String address, List<NewsItem> stories) {}

  /// The edition that the lead stands in, if it is one of the current.
  public @Nullable PublishedEdition editionOfLead() {
    var edition = lead == null ? null : lead.edition();
    return edition == null ? null : current.stream().filter(each -> each.path().equals(edition.path())).findFirst().orElse(null);
  }

  public boolean isComing() {
    return coming.nextIssue() != null || !coming.events().isEmpty();
  }

  /// `torsdag 19. marts`.
  public String nextIssue(Texts texts) {
    var day = coming.nextIssue();
    return day == null ? "" : Dates.day(day, texts.language());
  }

  public String when(LocalDateTime start, Texts texts) {
    var words = Dates.dayAndTime(start, texts.language());
    return words.substring(0, 1).toUpperCase(texts.language().locale()) + words.substring(1);
  }
}
