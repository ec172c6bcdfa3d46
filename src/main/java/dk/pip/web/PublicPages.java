package dk.pip.web;

import dk.pip.cache.PageCache;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Gives pages that everybody may read, the same to all: made at most once a second and served from memory between, also
/// while the database is away. What is shown in them may be that old.
@Component
public class PublicPages {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final PageCache cache;
  private final PublicFrames frames;
  private final Clock clock;

  PublicPages(PageCache cache, PublicFrames frames, Clock clock) {
    this.cache = cache;
    this.frames = frames;
    this.clock = clock;
  }

  /// A page in `layout.public`.
  ///
  /// @param template takes the page as `page`, and nothing else
  /// @param page what the template prints, with the frame that stands around it
  public Served page(PageAbout about, String template, Function<PublicFrame, ?> page) {
    var state = cache.state();
    var html = Templates.html(template, Map.of("page", page.apply(frames.frame(about))));
    return served(state, about.path(), "text/html;charset=utf-8", LineBreaks.onWeb(html, about.language()));
  }

  /// Anything else that is text, such as a feed.
  public Served text(String path, String contentType, String text) {
    return served(cache.state(), path, contentType, text);
  }

  private Served served(Object state, String path, String contentType, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var entry = PageCache.Entry.of(contentType, bytes, clock.instant().plus(KEPT), false);
    cache.put(state, path, entry);
    return Served.toAll(entry);
  }
}
