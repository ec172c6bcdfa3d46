package dk.pip.tips;

import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.hold.Hold;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.municipality.Municipality;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.newsroom.StoryNote;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes stories of tips, and tells those who tipped when readers can see them.
@Service
public class TipStories {
  private static final int LONGEST_NOTE = 4_000;
  private static final Logger LOG = LoggerFactory.getLogger(TipStories.class);

  private final TipTable tips;
  private final TipParts parts;
  private final TipPost post;
  private final TipDesk desk;
  private final TipForgetting forgetting;
  private final PublishedStories published;
  private final Newsroom newsroom;
  private final Library library;
  private final Municipality municipality;
  private final Settings settings;
  private final Threads threads;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TipStories(
      TipTable tips,
      TipParts parts,
      TipPost post,
      TipDesk desk,
      TipForgetting forgetting,
      PublishedStories published,
      Newsroom newsroom,
      Library library,
      Municipality municipality,
      Settings settings,
      Threads threads,
      Hold hold,
      TransactionTemplate transaction,
      Clock clock) {
    this.tips = tips;
    this.parts = parts;
    this.post = post;
    this.desk = desk;
    this.forgetting = forgetting;
    this.published = published;
    this.newsroom = newsroom;
    this.library = library;
    this.municipality = municipality;
    this.settings = settings;
    this.threads = threads;
    this.hold = hold;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What whoever told it hears when it becomes a story, for a person to change.
  public String words(Tip tip) {
    return Texts.in(tip.language()).get("tips.letter.writing.text");
  }

  /// Begins a story from a tip: the words come along as a note, which nobody publishes by mistake, and the pictures as pictures of
  /// the library, of which it has still to be said who is on them and why they may be shown.
  ///
  /// @param tell what those who told it hear; empty for nothing
  /// @return empty where it is not the time for it
  @Transactional
  public Optional<StoryId> begin(Staff by, TipId id, String headline, String tell) {
    var tip = tips.lock(id).filter(it -> it.state().isOpen() && it.isOpenTo(by.id())).orElse(null);
    if (tip == null) {
      return Optional.empty();
    }
    var story = newsroom.begin(by, headline, true);
    var all = desk.withMerged(tip);
    for (var each : all) {
      note(by, story, each);
    }
    pictures(by, story, all);
    var now = clock.instant();
    tips.becomes(id, story, now);
    tips.read(id, now);
    if (tip.assignee() == null) {
      tips.assign(id, by.id());
    }
    parts.step(id, by.id(), "story", now);
    if (!tell.isEmpty()) {
      for (var each : all) {
        var texts = Texts.in(each.language());
        post.write(each, TipLetter.Kind.WRITING, by.id(), new TipPost.Words(texts.get("tips.letter.writing.subject"), tell, texts.get("tips.letter.act"), null), null);
      }
    }
    threads.tie(TipsInThread.ref(id), StoriesInThread.ref(story));
    return Optional.of(story);
  }

  /// Ties a tip to a story that there is already, which came of it.
  ///
  /// @return false where it is not the time for it
  @Transactional
  public boolean join(Staff by, TipId id, StoryId story) {
    var tip = tips.lock(id).filter(it -> it.state().isOpen() && it.isOpenTo(by.id())).orElse(null);
    if (tip == null) {
      return false;
    }
    var now = clock.instant();
    tips.becomes(id, story, now);
    tips.read(id, now);
    if (tip.assignee() == null) {
      tips.assign(id, by.id());
    }
    parts.step(id, by.id(), "story", now);
    threads.tie(TipsInThread.ref(id), StoriesInThread.ref(story));
    return true;
  }

  private void note(Staff by, StoryId story, Tip tip) {
    var texts = Texts.in(settings.language());
    var text = CoveredText.without(tip.text(), true);
    var head = texts.get("tips.story.note", String.valueOf(tip.number()));
    newsroom.note(by, story, null, null, Letters.shortened(LONGEST_NOTE - Letters.count(head) - 2, head + "\n\n" + text));
    newsroom.findAll(List.of(story)).values().stream()
        .flatMap(it -> newsroom.notes(it).stream())
        .reduce((_, last) -> last)
        .map(StoryNote::id)
        .ifPresent(note -> forgetting.noted(tip.id(), note));
  }

  /// The first picture stands above the story.
  private void pictures(Staff by, StoryId story, List<Tip> all) {
    var brought = new ArrayList<LibraryPicture>();
    for (var tip : all) {
      parts.files(tip.id()).stream().filter(TipFile::isPicture).forEach(file -> bring(by, tip, file).ifPresent(brought::add));
    }
    for (var picture : brought) {
      var path = library.attach(story.value(), picture.id());
      if (picture.equals(brought.getFirst())) {
        newsroom.save(by, story, revision(story), file -> file.with(StoryFile.PICTURE, Map.of("file", path)));
      }
    }
  }

  private int revision(StoryId story) {
    return Optional.ofNullable(newsroom.findAll(List.of(story)).get(story)).map(NewsroomStory::revision).orElse(1);
  }

  /// What the tipper called it may say who they are, and all who work on stories see the library.
  private Optional<LibraryPicture> bring(Staff by, Tip tip, TipFile file) {
    var name = "tip-" + tip.number() + file.name().substring(file.name().lastIndexOf('.'));
    return switch (library.bringIn(by, name, parts.content(file.id()))) {
      case BroughtIn.Taken(var picture) -> Optional.of(picture);
      case BroughtIn.Known(var picture) -> Optional.of(picture);
      case BroughtIn.Withdrawn _, BroughtIn.Refused _ -> Optional.empty();
    };
  }

  /// Makes an open tip again of one whose story came to nothing.
  void dropped(StoryId story) {
    var now = clock.instant();
    for (var tip : tips.ofStory(story)) {
      if (tip.state() != TipState.STORY || tip.publishedAt() != null) {
        continue;
      }
      if (tip.forgottenAt() != null) {
        // Those that went with it stand by themselves again.
        tips.mergedInto(tip.id()).forEach(child -> tips.takeBack(child.id(), now));
      } else {
        tips.isNoStory(tip.id(), tip.assignee() == null ? TipState.NEW : TipState.ASSIGNED, now);
        tips.touched(tip.id(), now);
        parts.step(tip.id(), null, "dropped", now);
        threads.untie(TipsInThread.ref(tip.id()), StoriesInThread.ref(story));
      }
    }
  }

  /// Tells all those whose story readers can see now. Whoever was told is not told again, whoever asks.
  void tellPublished() {
    if (hold.isHeld()) {
      return;
    }
    ItemByItem.forEach(
        tips.unpublished(),
        each -> "Telling that the story of tip " + each.tip().value() + " is out",
        each -> published.find(each.story()).ifPresent(out -> transaction.executeWithoutResult(_ -> tellPublished(each.tip(), out))));
  }

  /// Whoever can't read it, as it is for staff, isn't told what it is called.
  private static String text(PublishedStory story, Texts texts) {
    if (!story.isForAll()) {
      return texts.get("tips.letter.published.staff");
    }
    return story.isByItself() ? texts.get("tips.letter.published.single", story.headline()) : texts.get("tips.letter.published.text", story.headline(), story.edition());
  }

  private void tellPublished(TipId id, PublishedStory story) {
    var tip = tips.lock(id).filter(it -> it.state() == TipState.STORY).orElse(null);
    if (tip == null || !tips.published(id, clock.instant())) {
      return;
    }
    parts.step(id, null, "published", clock.instant());
    for (var each : desk.withMerged(tip)) {
      if (each.link() != null) {
        var texts = Texts.in(each.language());
        var site = municipality.imprint().site();
        var url = site == null || !story.isForAll() ? null : site + story.path();
        var words =
            new TipPost.Words(
                texts.get("tips.letter.published.subject"),
                text(story, texts),
                texts.get(url == null ? "tips.letter.act" : "tips.letter.read"),
                url);
        post.write(each, TipLetter.Kind.PUBLISHED, null, words, null);
      }
    }
    LOG.info("Told those of tip {} that its story is out", tip.number());
  }
}
