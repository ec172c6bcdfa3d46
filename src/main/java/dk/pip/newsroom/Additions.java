package dk.pip.newsroom;

import dk.pip.editions.Attachment;
import dk.pip.editions.AttachmentStore;
import dk.pip.editions.Editions;
import dk.pip.editions.NewsItem;
import dk.pip.editions.NewsQuery;
import dk.pip.editions.Placement;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to what stories bring along: videos, attachments, press articles and related stories. They stand in the story's
/// file as its text does; only the bytes of attachments are kept beside it.
@Service
public class Additions {
  private static final int MOST_LOOKED_AT = 5_000;
  public static final int MOST_ATTACHMENTS = 10;
  public static final int MOST_RELATED = 6;

  private static final Set<StoryState> IN_THE_MAKING = EnumSet.of(StoryState.IDEA, StoryState.DRAFT, StoryState.SUBMITTED, StoryState.APPROVED, StoryState.PLACED);
  private static final Set<String> LISTS = Set.of(StoryFile.ATTACHMENTS, StoryFile.RELATED);
  private static final Set<String> ALL = Set.of(StoryFile.VIDEO, StoryFile.ATTACHMENTS, StoryFile.PRESS, StoryFile.RELATED);

  private final Newsroom newsroom;
  private final NewsroomStories stories;
  private final StoryAttachments paths;
  private final AttachmentStore store;
  private final PublishedNews published;
  private final Editions editions;
  private final Promises promises;
  private final Clock clock;

  Additions(Newsroom newsroom, NewsroomStories stories, StoryAttachments paths, AttachmentStore store, PublishedNews published, Editions editions, Promises promises, Clock clock) {
    this.newsroom = newsroom;
    this.stories = stories;
    this.paths = paths;
    this.store = store;
    this.published = published;
    this.editions = editions;
    this.promises = promises;
    this.clock = clock;
  }

  /// An attachment of a story.
  ///
  /// @param path by which the text names it: `files/regler.pdf`
  public record Attached(String path, String title, Attachment.Kind kind, long size) {
    /// The name of the file, as addresses have it.
    public String name() {
      return path.substring(path.indexOf('/') + 1);
    }
  }

  /// Those that a text names and whose bytes are there.
  public List<Attached> attachments(NewsroomStory story, StoryFile file) {
    var named = file.list(StoryFile.ATTACHMENTS);
    if (named.isEmpty()) {
      return List.of();
    }
    var sums = paths.paths(List.of(story.id())).getOrDefault(story.id(), Map.of());
    var facts = store.facts(sums.values());
    return named.stream()
        .flatMap(
            it -> {
              var path = it.getOrDefault("file", "");
              var known = facts.get(sums.getOrDefault(path, ""));
              return known == null ? Stream.empty() : Stream.of(new Attached(path, it.getOrDefault("title", ""), known.kind(), known.size()));
            })
        .toList();
  }

  /// An attachment that the story's text names.
  public Optional<Attachment> find(NewsroomStory story, String path) {
    var isNamed = newsroom.file(story).list(StoryFile.ATTACHMENTS).stream().anyMatch(it -> it.getOrDefault("file", "").equals(path));
    return isNamed ? paths.find(story.id(), path).flatMap(store::find) : Optional.empty();
  }

  /// Changes a story as it is now.
  @Transactional
  public Optional<SaveResult> change(Staff by, StoryId id, java.util.function.UnaryOperator<StoryFile> change) {
    return stories.lock(id).flatMap(story -> newsroom.save(by, id, story.revision(), change));
  }

  /// Brings a file along with a story.
  ///
  /// @param name as it was called where it came from
  /// @return empty where there is no such story for them
  @Transactional
  public Optional<SaveResult> attach(Staff by, StoryId id, String name, Attachment attachment, String title) {
    var story = stories.lock(id).flatMap(it -> newsroom.find(by, id)).orElse(null);
    if (story == null) {
      return Optional.empty();
    }
    if (!newsroom.mayWrite(by, story)) {
      return Optional.of(new SaveResult.Closed());
    }
    store.add(attachment);
    var path = paths.add(id, name, attachment, clock.instant());
    return newsroom.save(by, id, story.revision(), file -> {
      var all = new ArrayList<>(file.list(StoryFile.ATTACHMENTS));
      all.removeIf(it -> it.getOrDefault("file", "").equals(path));
      all.add(Map.of("file", path, "title", title));
      return file.with(StoryFile.ATTACHMENTS, all);
    });
  }

  /// Takes something away that a story brings along.
  ///
  /// @param field `video` and the like
  /// @param key of lists, the path or address of the one
  /// @return the version that still has it, for [#bringBack]; empty where there was nothing to take away
  public Optional<Integer> drop(Staff by, StoryId id, String field, String key) {
    if (!ALL.contains(field)) {
      return Optional.empty();
    }
    return newsroom.saveApart(by, id, file -> LISTS.contains(field) ? file.with(field, without(file.list(field), key)) : file.with(field, Map.of()));
  }

  private static List<Map<String, String>> without(List<Map<String, String>> list, String key) {
    return list.stream().filter(it -> !key(it).equals(key)).toList();
  }

  /// What tells one of a list from the others.
  public static String key(Map<String, String> one) {
    return Stream.of("file", "address", "story").map(field -> one.getOrDefault(field, "")).filter(value -> !value.isEmpty()).findFirst().orElse("");
  }

  /// Undoes that. What has come since stays.
  @Transactional
  public boolean bringBack(Staff by, StoryId id, String field, int number) {
    var story = newsroom.find(by, id).orElse(null);
    var version = story == null ? null : newsroom.versions(story).stream().filter(it -> it.number() == number).findFirst().orElse(null);
    var before = version == null ? null : StoryFile.read(version.text()).orElse(null);
    if (before == null || !ALL.contains(field)) {
      return false;
    }
    return change(by, id, file -> LISTS.contains(field) ? file.with(field, both(before.list(field), file.list(field))) : file.with(field, before.group(field)))
        .filter(SaveResult.Saved.class::isInstance)
        .isPresent();
  }

  private static List<Map<String, String>> both(List<Map<String, String>> before, List<Map<String, String>> now) {
    var all = new ArrayList<>(before);
    var known = new HashSet<>(before.stream().map(Additions::key).toList());
    now.stream().filter(it -> known.add(key(it))).forEach(all::add);
    return all;
  }

  /// Stories that readers find, the newest first, that a story may name: one for everybody names none that is for staff.
  ///
  /// @param words of which each must stand in headline or standfirst
  public List<PublishedStory> candidates(NewsroomStory story, StoryFile file, String words, int most) {
    var chosen = new HashSet<>(file.list(StoryFile.RELATED).stream().map(Additions::key).toList());
    newsroom.placements(story).stream().map(Placement::path).forEach(chosen::add);
    var wanted = Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    var audiences = story.audience() == Audience.STAFF ? Set.of(Audience.PUBLIC, Audience.STAFF) : Set.of(Audience.PUBLIC);
    return published.find(NewsQuery.newest(audiences, MOST_LOOKED_AT)).stories().stream()
        .map(NewsItem::story)
        .filter(it -> !chosen.contains(it.path()))
        .filter(it -> wanted.stream().allMatch((it.headline() + " " + it.standfirst()).toLowerCase(Locale.ROOT)::contains))
        .limit(most)
        .toList();
  }

  /// A story in the making that another may name.
  ///
  /// @param slug by which the other's text names it
  /// @param month that it is meant for
  public record InTheMaking(NewsroomStory story, String slug, YearMonth month) {}

  /// Stories in the making for the month that a story is meant for, or an earlier one; where that is meant for none, for any. One
  /// for everybody names none that is for staff.
  public List<InTheMaking> inTheMaking(Staff by, NewsroomStory story, StoryFile file, String words, int most) {
    var chosen = new HashSet<>(file.list(StoryFile.RELATED).stream().map(Additions::key).toList());
    var others = newsroom.list(by, null, words).stream().filter(it -> IN_THE_MAKING.contains(it.state()) && !it.id().equals(story.id())).toList();
    var ids = Stream.concat(others.stream(), Stream.of(story)).map(NewsroomStory::id).toList();
    var placements = editions.placements(ids);
    var promised = promises.months(ids);
    var own = month(story, placements.getOrDefault(story.id(), List.of()), promised);
    return others.stream()
        .filter(it -> story.audience() == Audience.STAFF || it.audience() == Audience.PUBLIC)
        .flatMap(
            it -> {
              var places = placements.getOrDefault(it.id(), List.of());
              var month = month(it, places, promised);
              return month == null || own != null && month.isAfter(own) ? Stream.empty() : Stream.of(new InTheMaking(it, slug(it, places), month));
            })
        .filter(it -> !chosen.contains(it.slug()))
        .limit(most)
        .toList();
  }

  private static @Nullable YearMonth month(NewsroomStory story, List<Placement> places, Map<StoryId, YearMonth> promised) {
    var draft = places.stream().filter(Placement::isInDraft).findFirst();
    return draft.flatMap(place -> Dates.readMonth(place.slug())).orElseGet(() -> promised.get(story.id()));
  }

  /// The name of its file in the edition that it stands in, or is to stand in.
  private static String slug(NewsroomStory story, List<Placement> places) {
    return places.stream().filter(Placement::isInDraft).findFirst().map(place -> place.path().substring(place.path().lastIndexOf('/') + 1)).orElse(story.slug());
  }

  /// What related stories are called, by the slugs that a text names them by.
  public Map<String, String> headlines(StoryFile file) {
    var slugs = file.list(StoryFile.RELATED).stream().map(it -> it.getOrDefault("story", "")).filter(slug -> !slug.isEmpty()).toList();
    return slugs.isEmpty() ? Map.of() : stories.headlines(slugs);
  }
}
