package dk.pip.newsroom;

import dk.pip.editions.NewsItem;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.StoryId;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Stories in the thread: one thing from the idea to the page that readers find. Others see what is out for them, as it was published;
/// the newsroom sees all.
@Component
public class StoriesInThread implements ThreadSource {
  private static final String KIND = "story";
  private static final String DESK = "/redaktion/historier/";
  private static final Pattern AT_DESK = Pattern.compile(DESK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*|#.*)?");
  private static final Pattern PUBLISHED = Pattern.compile("(?:/medarbejder)?/nyheder/[0-9]{4}/[^/#]+");

  private static final Set<StoryState> COMING = Set.of(StoryState.IDEA, StoryState.DRAFT, StoryState.SUBMITTED, StoryState.APPROVED);

  private final NewsroomStories stories;
  private final PublishedNews news;

  StoriesInThread(NewsroomStories stories, PublishedNews news) {
    this.stories = stories;
    this.news = news;
  }

  public static Knot.Ref ref(StoryId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  /// The story that a thing is; empty for what is none.
  public static Optional<StoryId> id(Knot.Ref ref) {
    return ref.kind().equals(KIND) ? Optional.of(new StoryId(UUID.fromString(ref.ref()))) : Optional.empty();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var ids = refs.stream().map(ref -> new StoryId(UUID.fromString(ref))).toList();
    var published = news.of(ids, eyes == Eyes.EVERYBODY ? Set.of(Audience.PUBLIC) : Set.of(Audience.PUBLIC, Audience.STAFF));
    var found = new HashMap<String, Knot>();
    if (eyes == Eyes.NEWSROOM) {
      var known = stories.findAll(ids).stream().collect(Collectors.toMap(NewsroomStory::id, Function.identity()));
      known.forEach((id, story) -> found.put(id.value().toString(), atDesk(story, published.get(id))));
    }
    published.forEach((id, item) -> found.putIfAbsent(id.value().toString(), published(id, item)));
    return found;
  }

  private static Knot published(StoryId id, NewsItem item) {
    return dated(Knot.of(ref(id), Knot.Words.of("newsroom.thread.kind"), Knot.Words.written(item.story().headline()), item.firstAt()), item)
        .readAt(item.story().path())
        .beside(editions(item))
        .inLanguage(item.story().language());
  }

  /// Of an edition that was brought in long after its month only that is known.
  private static Knot dated(Knot knot, @Nullable NewsItem item) {
    return item == null || item.firstAt().isBefore(Dates.instant(item.month().plusMonths(2).atDay(1).atStartOfDay())) ? knot : knot.ofMonth(item.month());
  }

  private static List<Knot.Beside> editions(NewsItem item) {
    var edition = item.edition();
    return edition == null ? List.of() : List.of(new Knot.Beside(Knot.Words.of("newsroom.thread.in-edition", edition.title()), edition.path()));
  }

  private static Knot atDesk(NewsroomStory story, @Nullable NewsItem item) {
    var beside = new ArrayList<Knot.Beside>();
    if (item != null) {
      beside.add(new Knot.Beside(Knot.Words.of("newsroom.thread.as-readers"), item.story().path()));
      beside.addAll(editions(item));
    }
    return dated(Knot.of(ref(story.id()), Knot.Words.of("newsroom.thread.kind"), Knot.Words.written(story.headline()), item == null ? story.madeAt() : item.firstAt()), item)
        .readAt(DESK + story.id().value())
        .in(Knot.Words.of("newsroom.state." + story.state().word()))
        .awaiting(awaited(story))
        .beside(beside);
  }

  private static Knot.@Nullable Awaited awaited(NewsroomStory story) {
    var deadline = story.deadline();
    return deadline != null && COMING.contains(story.state()) ? new Knot.Awaited(deadline, Knot.Words.of("newsroom.thread.deadline")) : null;
  }

  @Override
  public Optional<String> refAt(String path) {
    var atDesk = AT_DESK.matcher(path);
    if (atDesk.matches()) {
      return Optional.of(atDesk.group(1));
    }
    return PUBLISHED.matcher(path).matches() ? news.storyAt(path).map(id -> id.value().toString()) : Optional.empty();
  }

  @Override
  public List<Knot> toPick(String words, int most) {
    var ids = stories.list(null, null, true, words, most).stream().map(story -> story.id().value().toString()).toList();
    var found = findAll(ids, Eyes.NEWSROOM);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /// What is out changes with editions, which pages follow anyhow.
  @Override
  public Object state() {
    return "";
  }
}
