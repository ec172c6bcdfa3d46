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
  private static final Duration KEPT_PICTURE = Duration.ofSeconds(10);

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
    return served(state, about.path(), "text/html;charset=utf-8", LineBreaks.onWeb(html, about.language()), Map.of());
  }

  /// A page for whoever asks just now, such as what a search has found: kept nowhere, as it is another for each question.
  ///
  /// @param about of an address of the staff site where the handler says that it is
  public Served unkept(PageAbout about, String template, Function<PublicFrame, ?> page) {
    var html = Templates.html(template, Map.of("page", page.apply(frames.frame(about))));
    return unkept("text/html;charset=utf-8", LineBreaks.onWeb(html, about.language()));
  }

  public Served unkept(String contentType, String body) {
    return Served.toThoseSignedIn(PageCache.Entry.of(contentType, body.getBytes(StandardCharsets.UTF_8), clock.instant(), false));
  }

  /// Anything else that is text, such as a feed.
  public Served text(String path, String contentType, String text) {
    return served(cache.state(), path, contentType, text, Map.of());
  }

  /// Something for programs or other sites.
  ///
  /// @param path with what stands after `?` where [CachedPages#hasQuery] says so
  /// @param headers as [PageCache.Entry] has them
  public Served answer(Object state, String path, String contentType, String text, Map<String, String> headers) {
    return served(state, path, contentType, text, headers);
  }

  /// What all pages hang on now; read it before whatever an answer is made of.
  public Object state() {
    return cache.state();
  }

  /// A picture that costs much to make: it may be ten seconds old.
  public Served picture(String path, String contentType, byte[] bytes) {
    return served(cache.state(), path, PageCache.Entry.of(contentType, bytes, clock.instant().plus(KEPT_PICTURE), false));
  }

  private Served served(Object state, String path, String contentType, String body, Map<String, String> headers) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return served(state, path, PageCache.Entry.of(contentType, bytes, clock.instant().plus(KEPT), false).with(headers));
  }

  private Served served(Object state, String path, PageCache.Entry entry) {
    cache.put(state, path, entry);
    return Served.toAll(entry);
  }
}
