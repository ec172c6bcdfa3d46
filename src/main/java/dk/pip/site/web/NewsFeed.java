package dk.pip.site.web;

import dk.pip.editions.Addresses;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Language;
import dk.pip.site.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The news as they stand in a feed.
///
/// @param root the site's address without a slash at the end; feeds need whole addresses
/// @param title whose news it is, and which
/// @param self where the feed itself is, from the site's root
/// @param page the page that it is the feed of
record NewsFeed(
    Imprint imprint, String root, Language language, String title, String self, String page, List<NewsStory> stories) {
  private static final int MOST = 100;
  private static final int PICTURE_WIDTH = 960;

  NewsFeed {
    stories = stories.stream().limit(MOST).toList();
  }

  Feed feed() {
    return new Feed(root, language, title, imprint.tagline(), imprint.municipality(), self, page, stories.stream().map(this::entry).toList());
  }

  private Feed.Entry entry(NewsStory each) {
    var story = each.story();
    return new Feed.Entry(
        story.path(), story.language(), story.headline(), each.publishedAt(), story.changedAt(), story.byline(), story.section(), story.standfirst(), picture(each));
  }

  /// The whole address of a story's picture.
  private @Nullable String picture(NewsStory each) {
    var hash = each.story().picture();
    return hash == null ? null : root + Addresses.picture(hash, PICTURE_WIDTH);
  }
}
