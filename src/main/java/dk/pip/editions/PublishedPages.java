package dk.pip.editions;

import dk.pip.access.StaffAddresses;
import dk.pip.cache.PageCache;
import dk.pip.cache.StaffCache;
import dk.pip.editions.Publications.Stored;
import dk.pip.frame.PublicFrames;
import dk.pip.links.Links;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Finds what is published by its address, puts the frame of now around it, and keeps both in memory for the next reader.
@Service
public class PublishedPages implements StaffAddresses {
  private static final int LOCKS = 64;

  private final Publications publications;
  private final PublishedNews news;
  private final WithheldPictures withheld;
  private final Links links;
  private final PublicFrames frames;
  private final PageCache cache;
  private final PageCache staffPages;
  // Those who know them ask for what is published.
  private final ObjectProvider<BylineLinks> bylines;
  private final ObjectProvider<FollowUps> followUps;
  private final Clock clock;
  private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

  PublishedPages(
      Publications publications,
      PublishedNews news,
      WithheldPictures withheld,
      Links links,
      PublicFrames frames,
      PageCache cache,
      StaffCache staffCache,
      ObjectProvider<BylineLinks> bylines,
      ObjectProvider<FollowUps> followUps,
      Clock clock) {
    this.publications = publications;
    this.news = news;
    this.withheld = withheld;
    this.links = links;
    this.frames = frames;
    this.cache = cache;
    this.staffPages = staffCache.pages();
    this.bylines = bylines;
    this.followUps = followUps;
    this.clock = clock;
  }

  /// What all pages hang on: what is published, and what the frame is made of.
  private record State(long published, PublicFrames.Made frame, Map<String, String> bylines, List<Object> promises) {}

  /// Looks whether readers should see something else from now on, and forgets all pages then. One at a time, so that whoever
  /// has looked first does not come last with what is no longer so.
  synchronized void look() {
    seen(new State(publications.changeNumber(), frames.madeOf(), bylines(Audience.STAFF), followUps.stream().map(FollowUps::state).toList()));
  }

  /// Forgets all pages.
  public void forget() {
    seen(new Object());
  }

  /// The pages of those who stand in bylines.
  private Map<String, String> bylines(Audience audience) {
    var all = new TreeMap<String, String>();
    bylines.forEach(known -> all.putAll(known.links(audience)));
    return all;
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
      var entry = framed(standing, true);
      kept.put(state, path, entry);
      return entry;
    }
  }

  private PageCache.@Nullable Entry fresh(PageCache kept, String path) {
    var entry = kept.get(path);
    return entry != null && (entry.until().equals(Instant.MAX) || entry.until().isAfter(clock.instant())) ? entry : null;
  }

  /// What stands at an address inside the frame, as readers see it now: without withheld pictures, and without related stories
  /// that have been withdrawn. Empty for what is no page.
  public Optional<PublishedContent> findContent(String path) {
    return standing(publications.findPages(path)).flatMap(standing -> content(standing.stored()));
  }

  private Optional<PublishedContent> content(Stored stored) {
    var about = stored.about();
    if (about == null) {
      return Optional.empty();
    }
    var gone = withheld.all();
    var texts = Texts.in(about.language());
    var content = WithheldOnPages.content(new String(stored.body(), StandardCharsets.UTF_8), gone, texts);
    var related = RelatedOnPages.content(content, publications::readable);
    var followed = FollowUpsOnPages.content(related, this::standing, Dates.local(clock.instant()).toLocalDate(), about.language());
    return Optional.of(new PublishedContent(WithheldOnPages.about(about, gone), DeadLinksOnPages.content(followed, links.shownAsDead(), texts)));
  }

  private Map<String, FollowUps.Standing> standing(Collection<String> paths) {
    var all = new HashMap<String, FollowUps.Standing>();
    followUps.forEach(known -> all.putAll(known.standing(paths)));
    return all;
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
    return standing(publications.pagesOf(id, path)).map(standing -> framed(standing, false));
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

  @Override
  public boolean leadsSomewhere(String path) {
    return publications.isReadable(path);
  }

  /// A story that everybody may read, and when it came out.
  public record OpenStory(PublishedEdition.PublishedStory story, Instant publishedAt) {}

  /// The story at an address, as lists show it, if everybody may read it.
  public Optional<OpenStory> findOpenStory(String path) {
    return publications.openStory(path);
  }

  /// Stories that readers find, each once.
  public News news(NewsQuery query) {
    return news.find(query);
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

  /// @param living whether what other modules show on the page now is there, too
  private PageCache.Entry framed(Standing standing, boolean living) {
    var stored = standing.stored();
    var content = content(stored);
    if (content.isEmpty()) {
      return PageCache.Entry.of(stored.contentType(), stored.body(), stored.gzip(), standing.until(), false);
    }
    var about = content.get().about();
    var links = bylines(about.isForStaff() ? Audience.STAFF : Audience.PUBLIC);
    var shown = BylinesOnPages.content(content.get().html(), links);
    var html = living ? frames.aroundLiving(about, shown) : frames.around(about, shown);
    return PageCache.Entry.of(stored.contentType(), html.getBytes(StandardCharsets.UTF_8), standing.until(), false);
  }
}
