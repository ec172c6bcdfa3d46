package dk.pip.editions;

import dk.pip.editions.render.LineBreaks;
import dk.pip.shared.Language;
import dk.pip.web.PageCache;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Finds what is published by its address, and keeps it in memory for the next reader.
@Service
public class PublishedPages {
  private final Publications publications;
  private final PageCache cache;
  private final Clock clock;

  PublishedPages(Publications publications, PageCache cache, Clock clock) {
    this.publications = publications;
    this.cache = cache;
    this.clock = clock;
  }

  /// The published page at an address, as it stands now. Pages for everybody are put into the cache; staff pages are not.
  public Optional<PageCache.Entry> find(String path, Audience audience) {
    var change = cache.change();
    var found = standing(publications.findPages(path));
    if (audience == Audience.PUBLIC) {
      found.ifPresent(entry -> cache.put(change, path, entry));
    }
    return found;
  }

  /// A style sheet, font or picture that pages refer to.
  public Optional<PageCache.Entry> findAsset(String path) {
    var change = cache.change();
    var found =
        publications
            .findAsset(path)
            .map(stored -> PageCache.Entry.of(stored.contentType(), stored.body(), stored.gzip(), Instant.MAX, true));
    found.ifPresent(entry -> cache.put(change, path, entry));
    return found;
  }

  /// Keeps a file of the program itself in memory, packed.
  public PageCache.Entry keep(String path, String contentType, byte[] body) {
    var entry = PageCache.Entry.of(contentType, body, Publications.gzip(contentType, body), Instant.MAX, true);
    cache.put(cache.change(), path, entry);
    return entry;
  }

  /// Keeps a page that is made from what is published and from settings: until something is published, and a second at most.
  public PageCache.Entry keepAwhile(String path, String contentType, byte[] body) {
    var until = clock.instant().plusSeconds(1);
    var entry = PageCache.Entry.of(contentType, body, Publications.gzip(contentType, body), until, false);
    cache.put(cache.change(), path, entry);
    return entry;
  }

  /// Keeps such a page of HTML, with its lines broken as those of editions are.
  public PageCache.Entry keepPageAwhile(String path, String html, Language language) {
    return keepAwhile(path, "text/html;charset=utf-8", LineBreaks.onWeb(html, language).getBytes(StandardCharsets.UTF_8));
  }

  /// A page of one version, also of one that readers no longer see.
  public Optional<PageCache.Entry> findInVersion(PublicationId id, String path) {
    return standing(publications.pagesOf(id, path));
  }

  public List<String> pathsOf(PublicationId id) {
    return publications.pathsOf(id);
  }

  /// Whether there was something at an address that has been withdrawn or left out since.
  public boolean wasPublished(String path) {
    return publications.wasPublished(path);
  }

  /// What readers of the audience can see, newest first.
  public List<PublishedEdition> list(Audience audience) {
    return publications.published(audience);
  }

  private Optional<PageCache.Entry> standing(List<Publications.Stored> variants) {
    var now = clock.instant();
    for (var i = variants.size() - 1; i >= 0; i--) {
      var variant = variants.get(i);
      var from = variant.validFrom();
      if (i == 0 || from == null || !from.isAfter(now)) {
        var next = i + 1 < variants.size() ? variants.get(i + 1).validFrom() : null;
        var until = next == null ? Instant.MAX : next;
        return Optional.of(PageCache.Entry.of(variant.contentType(), variant.body(), variant.gzip(), until, false));
      }
    }
    return Optional.empty();
  }
}
