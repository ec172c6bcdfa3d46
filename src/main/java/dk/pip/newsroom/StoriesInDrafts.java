package dk.pip.newsroom;

import dk.pip.editions.DraftStories;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Placement;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.library.Library;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives drafts the stories that they are made of, and keeps in the newsroom what has become of each.
@Component
public class StoriesInDrafts implements DraftStories {
  /// Whoever approved a story has let it go wherever editions take it.
  private static final Set<StoryState> FOLLOWING =
      EnumSet.of(StoryState.APPROVED, StoryState.PLACED, StoryState.PUBLISHED, StoryState.WITHDRAWN);

  private static final int MOST_READY = 100;

  private final NewsroomStories stories;
  private final StoryAttachments attachments;
  private final @Nullable Library library;
  private final Function<Collection<UUID>, Map<UUID, Map<String, String>>> paths;
  private final Clock clock;

  @Autowired
  StoriesInDrafts(NewsroomStories stories, StoryAttachments attachments, Library library, Clock clock) {
    this(stories, attachments, library, library::paths, clock);
  }

  private StoriesInDrafts(
      NewsroomStories stories,
      StoryAttachments attachments,
      @Nullable Library library,
      Function<Collection<UUID>, Map<UUID, Map<String, String>>> paths,
      Clock clock) {
    this.stories = stories;
    this.attachments = attachments;
    this.library = library;
    this.paths = paths;
    this.clock = clock;
  }

  /// For commands that work beside the server, and take nothing in.
  public static DraftStories in(JdbcClient jdbc, Clock clock) {
    return new StoriesInDrafts(new NewsroomStories(jdbc), new StoryAttachments(jdbc), null, owners -> Library.pathsIn(jdbc, owners), clock);
  }

  @Override
  public Map<StoryId, Text> texts(Collection<StoryId> of) {
    var pictures = paths.apply(of.stream().map(StoryId::value).toList());
    var files = attachments.paths(of);
    return stories.texts(of).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                story -> {
                  var text = story.getValue().text();
                  return new Text(
                      story.getValue().revision(),
                      text,
                      used(text, pictures.getOrDefault(story.getKey().value(), Map.of())),
                      brought(text, files.getOrDefault(story.getKey(), Map.of())));
                }));
  }

  /// Those of its pictures that a story still shows.
  private static Map<String, String> used(String text, Map<String, String> pictures) {
    return pictures.entrySet().stream().filter(picture -> text.contains(picture.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Those of its files that a story still brings along.
  private static Map<String, String> brought(String text, Map<String, String> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    var named = StoryFile.read(text).stream().flatMap(file -> file.list(StoryFile.ATTACHMENTS).stream()).map(it -> it.getOrDefault("file", "")).collect(Collectors.toSet());
    return files.entrySet().stream().filter(file -> named.contains(file.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Map<StoryId, Integer> revisions(Collection<StoryId> of) {
    return stories.revisions(of);
  }

  @Override
  public List<Ready> ready(Audience audience) {
    var approved = stories.list(null, StoryState.APPROVED, false, "", MOST_READY);
    return ready(approved.stream().filter(story -> audience == Audience.STAFF || story.audience() == Audience.PUBLIC).toList());
  }

  @Override
  public Map<StoryId, Ready> describe(Collection<StoryId> of) {
    return ready(stories.findAll(of)).stream().collect(Collectors.toMap(Ready::id, story -> story));
  }

  private List<Ready> ready(List<NewsroomStory> some) {
    var texts = stories.texts(some.stream().map(NewsroomStory::id).toList());
    return some.stream()
        .flatMap(story -> Stream.ofNullable(texts.get(story.id())).map(current -> ready(story, current.text())))
        .toList();
  }

  private static Ready ready(NewsroomStory story, String text) {
    var file = StoryFile.read(text);
    return new Ready(
        story.id(),
        story.slug(),
        story.headline(),
        file.map(it -> it.field("byline")).orElse(""),
        file.map(it -> it.field("section")).orElse(""),
        story.audience(),
        FOLLOWING.contains(story.state()));
  }

  @Override
  public Map<String, Taken> takeIn(
      Staff by,
      Audience audience,
      Map<String, StoryId> known,
      Map<String, String> texts,
      Map<String, Picture> pictures,
      Map<String, String> files) {
    var taken = new LinkedHashMap<String, Taken>();
    var now = clock.instant();
    texts.forEach(
        (slug, text) -> {
          var story = known.get(slug);
          var there = story == null ? null : stories.lock(story).orElse(null);
          if (there == null) {
            taken.put(slug, new Taken(add(by, audience, slug, text, now), null));
          } else {
            taken.put(slug, new Taken(there.id(), stories.newestVersion(there.id())));
            replace(by, there, text, now);
          }
          bring(by, taken.get(slug).id(), text, pictures);
          brought(text, files).forEach((path, sha256) -> attachments.put(taken.get(slug).id(), path, sha256, now));
        });
    return taken;
  }

  /// A bundle's pictures of a story become the library's.
  private void bring(Staff by, StoryId story, String text, Map<String, Picture> pictures) {
    var shown = pictures.entrySet().stream().filter(picture -> text.contains(picture.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (library != null && !shown.isEmpty()) {
      library.bring(by, story.value(), shown, uses(text));
    }
  }

  /// What a story says of its lead picture; of the others the text says it.
  private static Map<String, PictureUse> uses(String text) {
    var lead = StoryFile.read(text).map(file -> file.group(StoryFile.PICTURE)).orElse(Map.of());
    var file = lead.getOrDefault("file", "");
    return file.isEmpty()
        ? Map.of()
        : Map.of(file, new PictureUse(file, lead.getOrDefault("alt", ""), lead.containsKey("decorative"), lead.get("caption"), lead.get("credit")));
  }

  private StoryId add(Staff by, Audience audience, String slug, String text, Instant now) {
    var id = new StoryId(Id.fresh(now));
    var story = new NewsroomStory(id, "", StoryState.APPROVED, audience, 1, headline(text, slug), by.id(), null, null, now, now, by.id());
    while (!stories.add(story.called(stories.freeSlug(slug)), text)) {
      // Somebody else has just begun one of that name.
    }
    stories.addVersion(id, 1, text, now, by.id());
    stories.step(id, StoryState.APPROVED, now, by.id());
    return id;
  }

  private void replace(Staff by, NewsroomStory story, String text, Instant now) {
    if (!stories.text(story.id()).equals(text)) {
      stories.save(story, headline(text, story.headline()), text, now, by.id(), now);
    }
  }

  private static String headline(String text, String otherwise) {
    var headline = StoryFile.read(text).map(file -> file.field("headline")).orElse("");
    return headline.isEmpty() ? otherwise : headline;
  }

  @Override
  public void giveBack(Staff by, Taken taken, Map<String, String> files) {
    var story = stories.lock(taken.id()).orElse(null);
    if (story == null) {
      return;
    }
    var before = taken.before();
    if (before == null) {
      // Whoever has worked on it since keeps it.
      if (story.revision() == 1) {
        stories.remove(story.id());
      }
    } else {
      stories.versions(story.id()).stream()
          .filter(version -> version.number() == before)
          .findFirst()
          .ifPresent(
              version -> {
                brought(version.text(), files).forEach((path, sha256) -> attachments.put(story.id(), path, sha256, clock.instant()));
                replace(by, story, version.text(), clock.instant());
              });
    }
  }

  @Override
  public void placed(@Nullable Staff by, Map<StoryId, List<Placement>> placements) {
    placements.forEach(
        (id, places) ->
            stories.lock(id).filter(story -> FOLLOWING.contains(story.state())).ifPresent(story -> {
              var state = state(places);
              if (state != story.state()) {
                stories.step(id, state, clock.instant(), by == null ? null : by.id());
              }
            }));
  }

  private static StoryState state(List<Placement> places) {
    if (places.stream().anyMatch(Placement::isShown)) {
      return StoryState.PUBLISHED;
    }
    if (places.stream().anyMatch(Placement::isPublished)) {
      return StoryState.WITHDRAWN;
    }
    return places.isEmpty() ? StoryState.APPROVED : StoryState.PLACED;
  }
}
