package dk.pip.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes a feed as JSON Feed 1.1 (jsonfeed.org).
final class JsonFeed {
  static final String MEDIA_TYPE = "application/feed+json";
  static final String CONTENT_TYPE = MEDIA_TYPE + ";charset=UTF-8";
  private static final String VERSION = "https://jsonfeed.org/version/1.1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonFeed() {}

  static String write(Feed feed) {
    var all = new LinkedHashMap<String, Object>();
    all.put("version", VERSION);
    all.put("title", Feed.printable(feed.title()));
    all.put("home_page_url", feed.root() + feed.page());
    all.put("feed_url", feed.root() + feed.self());
    put(all, "description", feed.subtitle());
    all.put("language", feed.language().tag());
    all.put("authors", List.of(Map.of("name", Feed.printable(feed.author()))));
    all.put("items", feed.entries().stream().map(each -> item(feed, each)).toList());
    return JSON.writeValueAsString(all);
  }

  private static Map<String, Object> item(Feed feed, Feed.Entry each) {
    var item = new LinkedHashMap<String, Object>();
    item.put("id", feed.root() + each.path());
    item.put("url", feed.root() + each.path());
    item.put("title", Feed.printable(each.title()));
    // An item must have content; the summary is what a feed gives.
    var summary = each.summary();
    item.put("content_text", Feed.printable(summary == null ? each.title() : summary));
    put(item, "summary", summary);
    put(item, "image", each.picture());
    item.put("date_published", each.publishedAt().toString());
    item.put("date_modified", each.changedAt().toString());
    var author = each.author();
    if (author != null) {
      item.put("authors", List.of(Map.of("name", Feed.printable(author))));
    }
    var category = each.category();
    if (category != null) {
      item.put("tags", List.of(Feed.printable(category)));
    }
    item.put("language", each.language());
    return item;
  }

  private static void put(Map<String, Object> item, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      item.put(name, Feed.printable(text));
    }
  }
}
