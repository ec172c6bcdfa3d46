package dk.pip.newsroom;

import dk.pip.editions.Editions;
import dk.pip.editions.Placement;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.events.Events;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import dk.pip.shared.Role;
import dk.pip.thread.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of the newsroom. What somebody may not see isn't there for them: contributors find what they write, editors
/// everything.
@Service
public class Newsroom {
  /// How long one person's changes are one version.
  private static final Duration ONE_VERSION = Duration.ofMinutes(15);

  private static final Duration PRESENT = Duration.ofSeconds(40);
  private static final int MOST = 200;
  private static final Set<StoryState> WRITERS = Set.of(StoryState.IDEA, StoryState.DRAFT, StoryState.SUBMITTED, StoryState.DROPPED);

  private final NewsroomStories stories;
  private final StoryNotes notes;
  private final StoriesInDrafts inDrafts;
  private final Editions editions;
  private final Told told;
  private final Events events;
  private final Threads threads;
  private final Clock clock;

  Newsroom(NewsroomStories stories, StoryNotes notes, StoriesInDrafts inDrafts, Editions editions, Told told, Events events, Threads threads, Clock clock) {
    this.stories = stories;
    this.notes = notes;
    this.inDrafts = inDrafts;
    this.editions = editions;
    this.told = told;
    this.events = events;
    this.threads = threads;
    this.clock = clock;
  }

  /// Begins a story, of which at first only the headline is known.
  ///
  /// @param isIdea whether it is for somebody to take up, rather than begun
  @Transactional
  public StoryId begin(Staff by, String headline, boolean isIdea) {
    return begin(by, headline, isIdea, file -> file);
  }

  /// The same with more than the headline.
  @Transactional
  public StoryId begin(Staff by, String headline, boolean isIdea, UnaryOperator<StoryFile> more) {
    var now = clock.instant();
    var id = new StoryId(Id.fresh(now));
    var file = more.apply(StoryFile.fresh(headline));
    var state = isIdea ? StoryState.IDEA : StoryState.DRAFT;
    while (!stories.add(begun(id, stories.freeSlug(headline), file, state, now, by), file.text())) {
      // Somebody else has just begun one of that name.
    }
    stories.addVersion(id, 1, file.text(), now, by.id());
    stories.step(id, state, now, by.id());
    return id;
  }

  /// Begins a story of what came of another, for somebody to take up.
  ///
  /// @return empty where there is no such story for them
  @Transactional
  public Optional<StoryId> followUp(Staff by, StoryId of, String headline) {
    return find(by, of)
        .map(
            story -> {
              var next = begin(by, headline, true);
              threads.tie(StoriesInThread.ref(story.id()), StoriesInThread.ref(next));
              return next;
            });
  }

  private static NewsroomStory begun(StoryId id, String slug, StoryFile file, StoryState state, Instant now, Staff by) {
    return new NewsroomStory(id, slug, state, Audience.PUBLIC, 1, file.field("headline"), by.id(), null, null, now, now, by.id());
  }

  /// A story that somebody may see.
  public Optional<NewsroomStory> find(Staff who, StoryId id) {
    return stories.find(id).filter(story -> maySee(who, story));
  }

  /// Those that somebody may see, two hundred at most; with the nearest deadline first.
  ///
  /// @param state null for those that go on, or for all where words are looked for
  /// @param words of which each must stand somewhere in headline or text
  public List<NewsroomStory> list(Staff who, @Nullable StoryState state, String words) {
    return stories.list(who.may(Role.EDITOR) ? null : who.id(), state, !words.isBlank(), words.strip(), MOST);
  }

  /// Those that somebody writes or has begun; for editors only those that go on, as all that was brought in is theirs.
  public List<NewsroomStory> own(Staff who) {
    return stories.list(who.id(), null, !who.may(Role.EDITOR), "", MOST);
  }

  public Map<StoryState, Integer> count(Staff who) {
    return stories.count(who.may(Role.EDITOR) ? null : who.id());
  }

  public StoryFile file(NewsroomStory story) {
    return read(stories.text(story.id()));
  }

  private static StoryFile read(String text) {
    return StoryFile.read(text).orElseThrow(() -> new IllegalStateException("A story that is kept can't be read. Indicates a bug"));
  }

  /// The editions that a story stands in or came out in.
  public List<Placement> placements(NewsroomStory story) {
    return editions.placements(List.of(story.id())).getOrDefault(story.id(), List.of());
  }

  /// The newest first.
  public List<StoryVersion> versions(NewsroomStory story) {
    return stories.versions(story.id());
  }

  /// The oldest first.
  public List<StoryStep> steps(NewsroomStory story) {
    return stories.steps(story.id());
  }

  private static boolean maySee(Staff who, NewsroomStory story) {
    return who.may(Role.EDITOR) || story.belongsTo(who.id());
  }

  public boolean mayWrite(Staff who, NewsroomStory story) {
    var open = story.state() == StoryState.IDEA || story.state() == StoryState.DRAFT;
    return maySee(who, story) && (open || who.may(Role.EDITOR) && story.state() != StoryState.DROPPED);
  }

  /// Keeps a change to a story's text.
  ///
  /// @param seen the revision that it was made to. Nothing is lost when there is another by now: the caller gets that, and still
  ///     has its own
  /// @return empty where there is no such story for them
  @Transactional
  public Optional<SaveResult> save(Staff by, StoryId id, int seen, UnaryOperator<StoryFile> change) {
    return stories.lock(id).filter(story -> maySee(by, story)).map(story -> save(by, story, seen, change));
  }

  private SaveResult save(Staff by, NewsroomStory story, int seen, UnaryOperator<StoryFile> change) {
    if (!mayWrite(by, story)) {
      return new SaveResult.Closed();
    }
    var file = file(story);
    var changed = change.apply(file);
    if (changed.equals(file)) {
      return new SaveResult.Unchanged(story.revision());
    }
    if (seen != story.revision()) {
      return new SaveResult.Overtaken(story.revision(), file, story.changedBy(), story.changedAt());
    }
    var now = clock.instant();
    stories.save(story, changed.field("headline"), changed.text(), now, by.id(), now.minus(ONE_VERSION));
    if (story.state() == StoryState.IDEA && !changed.body().isEmpty()) {
      step(story, StoryState.DRAFT, by);
    }
    return new SaveResult.Saved(story.revision() + 1, now);
  }

  /// The same for a change that is to be undone by itself: what was there before stays a version of its own.
  ///
  /// @return the number of that version; empty where nothing was changed
  @Transactional
  public Optional<Integer> saveApart(Staff by, StoryId id, UnaryOperator<StoryFile> change) {
    var story = stories.lock(id).filter(it -> mayWrite(by, it)).orElse(null);
    if (story == null) {
      return Optional.empty();
    }
    var file = file(story);
    var changed = change.apply(file);
    if (changed.equals(file)) {
      return Optional.empty();
    }
    var before = stories.newestVersion(id);
    var now = clock.instant();
    stories.save(story, changed.field("headline"), changed.text(), now, by.id(), now);
    return Optional.of(before);
  }

  /// Makes an old version the newest again; what was there stays among the versions.
  @Transactional
  public Optional<SaveResult> restore(Staff by, StoryId id, int number) {
    var story = stories.lock(id).filter(it -> maySee(by, it)).orElse(null);
    var version = story == null ? null : stories.versions(id).stream().filter(it -> it.number() == number).findFirst().orElse(null);
    return story == null || version == null ? Optional.empty() : Optional.of(save(by, story, story.revision(), _ -> read(version.text())));
  }

  /// Hands a story in to the editors.
  @Transactional
  public StepResult submit(Staff by, StoryId id) {
    return act(by, id, Set.of(StoryState.IDEA, StoryState.DRAFT), StoryState.SUBMITTED, true);
  }

  /// Takes back what one has handed in, as long as nobody has approved it.
  @Transactional
  public StepResult takeBack(Staff by, StoryId id) {
    return act(by, id, Set.of(StoryState.SUBMITTED), StoryState.DRAFT, false);
  }

  /// Lets a story into editions. For editors.
  @Transactional
  public StepResult approve(Staff by, StoryId id) {
    var result = act(by, id, Set.of(StoryState.DRAFT, StoryState.SUBMITTED), StoryState.APPROVED, true);
    if (result == StepResult.DONE) {
      inDrafts.placed(by, editions.placements(List.of(id)));
    }
    return result;
  }

  /// Gives a story back to its writer, with what is to be done. For editors.
  @Transactional
  public StepResult sendBack(Staff by, StoryId id, String note) {
    var result = act(by, id, Set.of(StoryState.SUBMITTED, StoryState.APPROVED, StoryState.PLACED), StoryState.DRAFT, false);
    if (result == StepResult.DONE) {
      note(by, id, null, null, note);
    }
    return result;
  }

  @Transactional
  public StepResult drop(Staff by, StoryId id) {
    return act(by, id, Set.of(StoryState.IDEA, StoryState.DRAFT, StoryState.SUBMITTED, StoryState.APPROVED), StoryState.DROPPED, false);
  }

  @Transactional
  public StepResult resume(Staff by, StoryId id) {
    return act(by, id, Set.of(StoryState.DROPPED), StoryState.DRAFT, false);
  }

  /// Takes back that a story was dropped: it is again what it was before. Nobody is told, as they weren't told of that.
  @Transactional
  boolean takeUpAgain(Staff by, StoryId id, StoryState state) {
    var story = stories.lock(id).filter(it -> maySee(by, it) && it.state() == StoryState.DROPPED);
    story.ifPresent(it -> stories.step(id, state, clock.instant(), by.id()));
    return story.isPresent();
  }

  /// What came of a change of state.
  public enum StepResult {
    DONE,
    /// Somebody else was first.
    NOT_NOW,
    /// There is nothing to read yet.
    EMPTY,
    /// There is no such story for them.
    GONE
  }

  private StepResult act(Staff by, StoryId id, Set<StoryState> from, StoryState to, boolean needsText) {
    var story = stories.lock(id).filter(it -> maySee(by, it)).orElse(null);
    if (story == null) {
      return StepResult.GONE;
    }
    // Once it is approved, it is the editors'.
    var isTheirs = by.may(Role.EDITOR) || WRITERS.contains(story.state());
    if (!from.contains(story.state()) || !isTheirs) {
      return StepResult.NOT_NOW;
    }
    if (needsText && file(story).isEmpty()) {
      return StepResult.EMPTY;
    }
    step(story, to, by);
    return StepResult.DONE;
  }

  private void step(NewsroomStory story, StoryState to, Staff by) {
    var now = clock.instant();
    if (to == StoryState.DRAFT && !story.writer().equals(by.id())) {
      told.turn(story.writer(), Told.thing(story.id()), now);
    }
    events.publish(new StoryMoved(story.id(), stories.step(story.id(), to, now, by.id()), to, now));
  }

  /// Says who writes a story, by when, and whom it is for. For editors.
  ///
  /// @param assignee null for the author
  @Transactional
  public boolean assign(Staff by, StoryId id, @Nullable StaffId assignee, @Nullable LocalDate deadline, Audience audience) {
    var story = stories.lock(id).filter(it -> maySee(by, it)).orElse(null);
    if (story == null) {
      return false;
    }
    stories.assign(id, assignee, deadline, audience);
    var writer = assignee == null ? story.author() : assignee;
    if (!writer.equals(story.writer())) {
      told.turn(writer, Told.thing(id), clock.instant());
      events.publish(new StoryAssigned(id, writer, by.id(), clock.instant()));
    }
    return true;
  }

  /// Takes out what somebody asks to have forgotten.
  @Transactional
  public void forgetNote(StoryId id, NoteId note) {
    notes.remove(id, note);
  }

  /// Stories by their ids, for those who follow what comes of them.
  public Map<StoryId, NewsroomStory> findAll(Collection<StoryId> ids) {
    return stories.findAll(ids).stream().collect(Collectors.toMap(NewsroomStory::id, story -> story));
  }

  public List<StoryNote> notes(NewsroomStory story) {
    return notes.list(story.id());
  }

  /// How many notes are open to each of the stories that somebody writes.
  public Map<StoryId, Integer> openNotes(Staff writer) {
    return notes.open(writer.id());
  }

  /// Says something to a story.
  ///
  /// @param answers the note that it answers; null for one that begins
  /// @param passage the words that it is about
  @Transactional
  public boolean note(Staff by, StoryId id, @Nullable NoteId answers, @Nullable String passage, String text) {
    var story = find(by, id);
    if (story.isEmpty() || answers != null && notes.list(id).stream().noneMatch(note -> note.id().equals(answers) && note.answers() == null)) {
      return false;
    }
    var now = clock.instant();
    notes.add(id, new StoryNote(new NoteId(Id.fresh(now)), answers, passage, text, now, by.id(), null, null, null));
    return true;
  }

  @Transactional
  public boolean settle(Staff by, StoryId id, NoteId note) {
    return find(by, id).isPresent() && notes.settle(id, note, clock.instant(), by.id());
  }

  @Transactional
  public boolean reopen(Staff by, StoryId id, NoteId note) {
    return find(by, id).isPresent() && notes.reopen(id, note);
  }

  /// Notes that somebody has a story open, and tells who else has had it within the last forty seconds.
  @Transactional
  public List<StaffId> see(Staff who, NewsroomStory story) {
    var now = clock.instant();
    notes.see(story.id(), who.id(), now);
    return notes.seen(story.id(), now.minus(PRESENT)).stream().filter(other -> !other.equals(who.id())).toList();
  }
}
