package dk.pip.site.web;

import dk.pip.editions.PublishedPages;
import dk.pip.editions.PublishedPages.OpenStory;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PageFacts;
import dk.pip.frame.PageFacts.Crumb;
import dk.pip.frame.ShareCard;
import dk.pip.shared.Texts;
import dk.pip.site.BylinePages;
import dk.pip.site.StoryCards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What other sites and search engines are told of stories and editions.
@Component
class StoryFacts implements PageFacts.Source {
  private final PublishedPages published;
  private final StoryCards cards;
  private final BylinePages bylines;

  StoryFacts(PublishedPages published, StoryCards cards, BylinePages bylines) {
    this.published = published;
    this.cards = cards;
    this.bylines = bylines;
  }

  @Override
  public Optional<PageFacts> find(PageAbout about) {
    var path = about.path();
    var texts = Texts.in(about.language());
    if (path.startsWith(SiteAddresses.EDITIONS + "/")) {
      return Optional.of(
          new PageFacts(null, null, List.of(new Crumb(texts.get("site.place.editions"), SiteAddresses.EDITIONS), new Crumb(about.title(), path)), null));
    }
    return path.startsWith(SiteAddresses.NEWS + "/") ? published.findOpenStory(path).map(open -> facts(open, about, texts)) : Optional.empty();
  }

  /// That of the story's section.
  private static PageFacts.@Nullable Feed feed(@Nullable String section) {
    var slug = NewsSections.slugOf(section);
    return section == null || slug == null ? null : new PageFacts.Feed(section, FeedController.FEEDS + "/" + slug + ".atom");
  }

  private PageFacts facts(OpenStory open, PageAbout about, Texts texts) {
    var story = open.story();
    var alt = Stream.of(story.headline(), story.picture() == null || story.pictureAlt() == null ? "" : story.pictureAlt()).filter(text -> !text.isBlank()).collect(Collectors.joining(". "));
    var picture = new PageAbout.SharedPicture(cards.address(story), ShareCard.WIDTH, ShareCard.HEIGHT, alt);
    var author = bylines.authorOf(story.byline()).map(page -> new PageFacts.Author(page.name(), page.path(), page.isPerson())).orElse(null);
    var article = new PageFacts.Article(open.publishedAt(), story.changedAt(), story.language(), story.section(), story.byline(), author);
    var year = about.path().split("/")[2];
    return new PageFacts(
        picture,
        article,
        List.of(
            new Crumb(texts.get("site.place.news"), SiteAddresses.NEWS),
            new Crumb(year, SiteAddresses.NEWS + "/" + year),
            new Crumb(story.headline(), about.path())),
        feed(story.section()));
  }
}
