package dk.pip.web;

import dk.pip.access.StaffSite;
import dk.pip.cache.PageCache;
import dk.pip.cache.StaffCache;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Gives the pages of the staff site, the same to all who may read them, as [PublicPages] gives those for everybody: made at most
/// once a second. Their handlers say [StaffSite]. No search engine lists them, open or not, so that a site that is closed again
/// stands nowhere else.
@Component
public class StaffPages {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final StaffCache cache;
  private final PublicFrames frames;
  private final Visitors visitors;
  private final WebSettings settings;
  private final Clock clock;

  StaffPages(StaffCache cache, PublicFrames frames, Visitors visitors, WebSettings settings, Clock clock) {
    this.cache = cache;
    this.frames = frames;
    this.visitors = visitors;
    this.settings = settings;
    this.clock = clock;
  }

  /// Whether everybody may read the staff site.
  public boolean isOpen() {
    return settings.isOpen();
  }

  /// Whether whoever is asking may read the staff site: for pages that show more to those who may, such as a search.
  public boolean mayRead(HttpServletRequest request) {
    return isOpen() || visitors.visitor(request).isPresent();
  }

  /// A page in `layout.public`.
  ///
  /// @param about of an address below `/medarbejder`
  /// @param template takes the page as `page`, and nothing else
  /// @param page what the template prints, with the frame that stands around it; asked only when the page is made anew
  public Served page(PageAbout about, String template, Function<PublicFrame, ?> page) {
    var unlisted = about.unlisted();
    return text(
        about.path(),
        "text/html;charset=utf-8",
        () -> LineBreaks.onWeb(Templates.html(template, Map.of("page", page.apply(frames.frame(unlisted)))), about.language()));
  }

  /// Anything else that is text, such as a feed.
  public Served text(String path, String contentType, Supplier<String> text) {
    if (!path.equals(StaffSite.ROOT) && !path.startsWith(StaffSite.ROOT + "/")) {
      throw new IllegalArgumentException("Not an address of the staff site: " + path);
    }
    var pages = cache.pages();
    var kept = pages.get(path);
    if (kept != null && kept.until().isAfter(clock.instant())) {
      return served(kept);
    }
    var state = pages.state();
    var bytes = text.get().getBytes(StandardCharsets.UTF_8);
    var entry = PageCache.Entry.of(contentType, bytes, clock.instant().plus(KEPT), false);
    pages.put(state, path, entry);
    return served(entry);
  }

  /// What was kept as bytes.
  public Served served(PageCache.Entry entry) {
    return isOpen() ? Served.toAll(entry) : Served.toThoseSignedIn(entry);
  }
}
