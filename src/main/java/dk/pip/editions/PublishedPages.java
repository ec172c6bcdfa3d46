package dk.pip.editions;

import dk.pip.cache.PageCache;
import dk.pip.editions.Publications.Stored;
import dk.pip.frame.PublicFrames;
import dk.pip.pictures.Picture;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds what is published by its address, puts the frame of now around it, and keeps both in memory for the next reader.
@Service
public class PublishedPages {
  private static final int MEGABYTES_OF_STAFF_PAGES = 16;
  private static final int LOCKS = 64;

  private final Publications publications;
  private final WithheldPictures withheld;
  private final PublicFrames frames;
  private final PageCache cache;
  private final PageCache staffPages = new PageCache(MEGABYTES_OF_STAFF_PAGES, List.of());
  private final Clock clock;
  private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

  PublishedPages(Publications publications, WithheldPictures withheld, PublicFrames frames, PageCache cache, Clock clock) {
    this.publications = publications;
    this.withheld = withheld;
    this.frames = frames;
    this.cache = cache;
    this.clock = clock;
  }

  /// What all pages hang on: what is published, and what the frame is made of.
  private record State(long published, PublicFrames.Made frame) {}

  /// Looks whether readers should see something else from now on, and forgets all pages then. One at a time, so that whoever
  /// has looked first does not come last with what is no longer so.
  synchronized void look() {
    seen(new State(publications.changeNumber(), frames.madeOf()));
  }

  /// Forgets all pages.
  public void forget() {
    seen(new Object());
  }

  private void seen(Object state) {
    cache.seen(state);
    staffPages.seen(state);
  }

  /// The published page at an address, as it stands now. Pages for everybody are put where they are served from memory
  /// without coming here; those for staff are kept apart from them.
  public Optional<PageCache.Entry> find(String path, Audience audience) {
    var kept = audience == Audience.PUBLIC ? cache : staffPages;
    var state = kept.state();
    var fresh = fresh(kept, path);
    return fresh != null
        ? Optional.of(fresh)
        : standing(publications.findPages(path)).map(standing -> framedOnce(kept, state, path, standing));
  }

  /// Many may ask for a page at the moment at which all were forgotten: one of them frames it.
  private PageCache.Entry framedOnce(PageCache kept, Object state, String path, Standing standing) {
    synchronized (locks.get(Math.floorMod(path.hashCode(), LOCKS))) {
      var fresh = state.equals(kept.state()) ? fresh(kept, path) : null;
      if (fresh != null) {
        return fresh;
      }
      var entry = framed(standing);
      kept.put(state, path, entry);
      return entry;
    }
  }

  private PageCache.@Nullable Entry fresh(PageCache kept, String path) {
    var entry = kept.get(path);
    return entry != null && (entry.until().equals(Instant.MAX) || entry.until().isAfter(clock.instant())) ? entry : null;
  }

  /// A style sheet, font or picture that pages refer to.
  public Optional<PageCache.Entry> findAsset(String path) {
    var state = cache.state();
    var found = publications.findAsset(path).map(stored -> withheld.at(path).map(PublishedPages::inItsPlace).orElseGet(() -> entry(stored)));
    found.ifPresent(entry -> cache.put(state, path, entry));
    return found;
  }

  private static PageCache.Entry entry(Stored stored) {
    return PageCache.Entry.of(stored.contentType(), stored.body(), stored.gzip(), Instant.MAX, true);
  }

  /// Browsers ask again each time, as the picture may be given back.
  private static PageCache.Entry inItsPlace(Picture other) {
    return PageCache.Entry.of(other.format().contentType(), other.bytes(), Instant.MAX, false);
  }

  /// Keeps in memory, packed, a file whose address names its content.
  public PageCache.Entry keep(String path, String contentType, byte[] body) {
    var entry = PageCache.Entry.of(contentType, body, Instant.MAX, true);
    cache.put(cache.state(), path, entry);
    return entry;
  }

  /// A page of one version, also of one that readers no longer see.
  public Optional<PageCache.Entry> findInVersion(PublicationId id, String path) {
    return standing(publications.pagesOf(id, path)).map(this::framed);
  }

  /// What a story brings along. Such files are large and seldom asked for, so that they are not kept in memory.
  public Optional<PublishedAttachment> findAttachment(String path) {
    return publications.findAttachment(path);
  }

  public Optional<PublishedAttachment> findAttachmentInVersion(PublicationId id, String path) {
    return publications.attachmentOf(id, path);
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

  /// @param until when something else stands there
  private record Standing(Stored stored, Instant until) {}

  private Optional<Standing> standing(List<Stored> variants) {
    var now = clock.instant();
    for (var i = variants.size() - 1; i >= 0; i--) {
      var variant = variants.get(i);
      var from = variant.validFrom();
      if (i == 0 || from == null || !from.isAfter(now)) {
        var next = i + 1 < variants.size() ? variants.get(i + 1).validFrom() : null;
        return Optional.of(new Standing(variant, next == null ? Instant.MAX : next));
      }
    }
    return Optional.empty();
  }

  private PageCache.Entry framed(Standing standing) {
    var stored = standing.stored();
    var about = stored.about();
    if (about == null) {
      return PageCache.Entry.of(stored.contentType(), stored.body(), stored.gzip(), standing.until(), false);
    }
    var gone = withheld.all();
    var content = WithheldOnPages.content(new String(stored.body(), StandardCharsets.UTF_8), gone, Texts.in(about.language()));
    var html = frames.around(WithheldOnPages.about(about, gone), RelatedOnPages.content(content, publications::readable));
    return PageCache.Entry.of(stored.contentType(), html.getBytes(StandardCharsets.UTF_8), standing.until(), false);
  }
}
