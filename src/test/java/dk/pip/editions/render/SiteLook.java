package dk.pip.editions.render;

import dk.pip.editions.EditionId;
import dk.pip.editions.Manuscript;
import dk.pip.editions.NewsItem;
import dk.pip.editions.PublicationId;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.PublishedNews;
import dk.pip.frame.Assets;
import dk.pip.frame.MenuEntry;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PrivacyNote;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Palette;
import dk.pip.municipality.Theme;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.site.web.ArchivePage;
import dk.pip.site.web.FrontPage;
import dk.pip.site.web.NewsPage;
import dk.pip.site.web.PrivacyPage;
import dk.pip.site.web.SiteReaders;
import dk.pip.testing.WebEditions;
import dk.pip.web.DesignPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Writes samples of the pages around the editions, with their links made to work in a folder.
final class SiteLook {
  private static final Texts TEXTS = Texts.in(Language.DA);

  private SiteLook() {}

  static List<Path> write(Path folder) {
    var march = published(WebEditions.march(), YearMonth.of(2026, 3), "Bænken, der kan snakke, vandt");
    var february = published(WebEditions.smallest(), YearMonth.of(2026, 2), "Sneen, der lærte os at gå");
    var older = published(WebEditions.smallest(), YearMonth.of(2025, 12), "Tolv lys i tolv vinduer");
    var all = List.of(march, february, older);
    var pages = new ArrayList<Path>();
    var marchNews = news(march);
    var soon = new PublishedNews.ComingEvent("Pasta Ravioli", "Kulturhuset", LocalDate.of(2026, 3, 19).atTime(17, 0), march.path(), Audience.PUBLIC);
    var coming = new PublishedNews.Coming(LocalDate.of(2026, 4, 15), List.of(soon));
    var sections = List.of(new FrontPage.Section("Dialog og aftaler", "/nyheder/emne/dialog-og-aftaler", news(february)));
    var front =
        new FrontPage(
            frame("/", "pip"), SiteReaders.ALL, marchNews.getFirst(), marchNews.subList(1, marchNews.size()), sections, coming, List.of(march), List.of(february, older), List.of(), List.of());
    pages.add(page(folder, "front", Templates.html("site/front.jte", Map.of("page", front))));
    var empty = new FrontPage(frame("/", "pip"), SiteReaders.ALL, null, List.of(), List.of(), new PublishedNews.Coming(null, List.of()), List.of(), List.of(), List.of(), List.of());
    pages.add(page(folder, "front-empty", Templates.html("site/front.jte", Map.of("page", empty))));
    var archive = new ArchivePage(frame("/udgaver", "Alle udgaver"), SiteReaders.ALL, all);
    pages.add(page(folder, "archive", Templates.html("site/archive.jte", Map.of("page", archive))));
    var bySlug = new TreeMap<>(Map.of("dialog-og-aftaler", "Dialog og aftaler"));
    var both = Stream.concat(marchNews.stream(), news(february).stream()).toList();
    var news =
        new NewsPage(
            frame("/nyheder/2026", "Nyheder 2026"), SiteReaders.ALL, "Nyheder 2026", 2026, null, List.of(2026, 2025), bySlug, both, "/nyheder/2026", 1, 1, "/feed.atom");
    pages.add(page(folder, "news", Templates.html("site/news.jte", Map.of("page", news))));
    var privacy = PrivacyPage.of(frame("/privatliv", "Privatliv"), List.of(new PrivacyNote("site.privacy.reading.title", 10, texts -> texts.get("site.privacy.reading.text"))));
    pages.add(page(folder, "privacy", Templates.html("site/privacy.jte", Map.of("page", privacy))));
    pages.add(page(folder, "design", design()));
    for (var file : Assets.of(Theme.DEFAULT).all()) {
      WebLook.write(folder.resolve(file.path()), file.bodyInFolder());
    }
    for (var picture : WebEditions.march().pictures().values()) {
      for (var width : List.of(480, 960, 1600)) {
        WebLook.write(folder.resolve("billeder/" + picture.sha256() + "-" + width + ".jpg"), picture.bytes());
      }
    }
    if (WebEditions.imprint().arms() instanceof dk.pip.pictures.Picture arms) {
      WebLook.write(folder.resolve("billeder/" + arms.sha256() + "-480.jpg"), arms.bytes());
    }
    return pages;
  }

  private static String design() {
    var parts =
        Templates.html(
            "web/designparts.jte", Map.of("t", TEXTS, "page", new DesignPage(Palette.of(new Theme("#0b4a44", "#f2b632")))));
    return """
        <!doctype html><html lang="da"><head><meta charset="utf-8"><title>Design</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="css/pip.css"><link rel="stylesheet" href="css/newsroom.css"></head>
        <body class="staff"><main id="main" class="wide">%s</main></body></html>
        """
        .formatted(parts);
  }

  private static PublicFrame frame(String path, String title) {
    var menu = List.of(new MenuEntry("Nyheder", "/nyheder", false, 0), new MenuEntry("Udgaver", "/udgaver", false, 0));
    return PublicFrames.frame(PageAbout.of(Language.DA, path, title, null), WebEditions.imprint(), menu, true);
  }

  private static Path page(Path folder, String name, String html) {
    var local = html.replaceAll("/stil/[0-9a-f]{16}/", "").replace("\"/billeder/", "\"billeder/").replace(" /billeder/", " billeder/");
    return WebLook.write(folder.resolve(name + ".html"), local.getBytes(StandardCharsets.UTF_8));
  }

  private static List<NewsItem> news(PublishedEdition edition) {
    var stoodIn = new NewsItem.StoodIn(edition.path(), edition.month(), edition.title());
    return edition.stories().stream().map(story -> new NewsItem(story, edition.audience(), null, edition.firstAt(), edition.month(), stoodIn)).toList();
  }

  private static PublishedEdition published(Manuscript manuscript, YearMonth month, String title) {
    var out = month.atDay(12).atTime(8, 0).toInstant(ZoneOffset.UTC);
    var stories = new ArrayList<PublishedStory>();
    for (var story : manuscript.edition().stories()) {
      var use = story.picture();
      var picture = use == null ? null : manuscript.picture(use);
      stories.add(
          new PublishedStory(
              "/nyheder/" + month.getYear() + "/" + story.slug(),
              story.headline(),
              story.section(),
              story.standfirst(),
              story.byline(),
              picture == null ? null : picture.sha256(),
              use == null ? null : use.alt(),
              picture == null ? 0 : picture.width(),
              picture == null ? 0 : picture.height(),
              out,
              story.language() == null ? "da" : story.language().tag()));
    }
    return new PublishedEdition(
        new EditionId(new UUID(0, month.getMonthValue())),
        new PublicationId(new UUID(1, month.getMonthValue())),
        Audience.PUBLIC,
        month.toString(),
        month.getMonthValue(),
        month,
        title,
        "da",
        1,
        out,
        out,
        null,
        stories);
  }
}
