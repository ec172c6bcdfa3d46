package dk.pip.editions;

import dk.pip.editions.render.CalendarEntries;
import dk.pip.editions.render.CalendarEntry;
import dk.pip.editions.render.Correction;
import dk.pip.editions.render.History;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Carries over to a corrected version what is one and the same in it and the version before: stories that nobody changed, and
/// events that calendars know already.
@Repository
class Histories {
  private final JdbcClient jdbc;

  Histories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The history of a first version. Stories that came out elsewhere before, and were not changed since, are as old as they were.
  ///
  /// @param stories by slug
  /// @param revisions of the stories' texts, by the paths of their files
  History first(EditionId id, Manuscript now, Map<String, StoryId> stories, Map<String, Integer> revisions, Instant at) {
    var first = History.first(now.edition(), now.imprint(), at);
    var elsewhere = elsewhere(id, stories.values());
    if (elsewhere.isEmpty()) {
      return first;
    }
    var changedAt = new HashMap<>(first.changedAt());
    stories.forEach(
        (slug, story) -> {
          var known = elsewhere.get(story);
          if (known != null && known.revision() == revisions.getOrDefault(BundleFiles.story(slug), -1)) {
            changedAt.put(slug, known.changedAt());
          }
        });
    return new History(first.corrections(), first.calendar(), changedAt, earlier(id, stories));
  }

  /// How a story stood elsewhere last.
  private record Elsewhere(int revision, Instant changedAt) {}

  private Map<StoryId, Elsewhere> elsewhere(EditionId id, Collection<StoryId> stories) {
    var sql =
        """
        select distinct on (s.story_id) s.story_id, s.changed_at, coalesce(f.story_revision, 0) as revision
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
          join editions.draft_file f on f.edition_id = p.edition_id and f.revision = p.revision and f.story_id = s.story_id
         where s.story_id = any(:stories)
           and p.edition_id <> :id
         order by s.story_id, p.published_at desc
        """;
    var found = new HashMap<StoryId, Elsewhere>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("stories", ids(stories)).toMap())
        .query(
            row -> {
              found.put(new StoryId(row.getObject("story_id", UUID.class)), new Elsewhere(row.getInt("revision"), Rows.instant(row, "changed_at")));
            });
    return found;
  }

  /// What readers were told of stories while they stood elsewhere, oldest first.
  private List<Correction> earlier(EditionId id, Map<String, StoryId> stories) {
    var sql =
        """
        select p.published_at, p.correction, s.story_id
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
         where s.story_id = any(:stories)
           and s.changed_at = p.published_at
           and p.correction is not null
           and p.edition_id <> :id
         order by p.published_at
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("stories", ids(stories.values())).toMap())
        .query(
            (row, _) -> {
              var story = new StoryId(row.getObject("story_id", UUID.class));
              var slugs = stories.entrySet().stream().filter(it -> it.getValue().equals(story)).map(Map.Entry::getKey).collect(Collectors.toSet());
              return new Correction(Rows.instant(row, "published_at"), row.getString("correction"), slugs);
            })
        .list();
  }

  private static UUID[] ids(Collection<StoryId> stories) {
    return stories.stream().map(StoryId::value).toArray(UUID[]::new);
  }

  /// The history of a version that corrects another.
  ///
  /// @param stories by slug
  /// @param before the newest version as it was set; null where it can't be read any more, and all counts as changed
  /// @param correction what readers are told of it
  History of(EditionId id, @Nullable Manuscript before, Manuscript now, Map<String, StoryId> stories, Instant at, String correction) {
    var edition = now.edition();
    var changedBefore = changedBefore(id);
    var changedAt = new HashMap<String, Instant>();
    var concerned = new HashSet<String>();
    for (var story : edition.stories()) {
      var since = before != null && sameIn(before, now, story) ? changedBefore.get(Addresses.story(edition, story)) : null;
      changedAt.put(story.slug(), since == null ? at : since);
      if (since == null) {
        concerned.add(story.slug());
      }
    }
    var corrections = new ArrayList<>(corrections(id, edition));
    corrections.add(new Correction(at, correction, concerned));
    var calendar = CalendarEntries.after(before == null ? List.of() : known(id, before), keys(id), edition, now.imprint(), at);
    return new History(corrections, calendar, changedAt, earlier(id, stories));
  }

  void add(PublicationId id, History history) {
    var sql =
        """
        insert into editions.published_event (publication_id, position, key, uid, sequence, stamp)
        values (:id, :position, :key, :uid, :sequence, :stamp)
        """;
    var position = 0;
    for (var entry : history.calendar()) {
      jdbc.sql(sql)
          .params(
              Params.of("id", id)
                  .and("position", position++)
                  .and("key", entry.key())
                  .and("uid", entry.uid())
                  .and("sequence", entry.sequence())
                  .and("stamp", entry.stamp())
                  .toMap())
          .update();
    }
  }

  private static boolean sameIn(Manuscript before, Manuscript now, Story story) {
    return before.edition().stories().contains(story)
        && now.pictures().keySet().stream()
            .filter(file -> uses(story, file))
            .allMatch(file -> before.pictures().containsKey(file) && before.picture(file).sha256().equals(now.picture(file).sha256()));
  }

  private static boolean uses(Story story, String file) {
    var picture = story.picture();
    var video = story.additions().video();
    var still = video == null ? null : video.still();
    return picture != null && picture.file().equals(file) || still != null && still.file().equals(file) || story.body().contains(file);
  }

  private Map<String, Instant> changedBefore(EditionId id) {
    var sql =
        """
        select s.path, s.changed_at
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
         where p.edition_id = :id
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = :id)
        """;
    var changed = new HashMap<String, Instant>();
    jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(row -> {
          changed.put(row.getString("path"), Rows.instant(row, "changed_at"));
        });
    return changed;
  }

  /// The corrections so far, each with those of the edition's stories that changed with it.
  private List<Correction> corrections(EditionId id, Edition edition) {
    var sql =
        """
        select p.published_at, p.correction,
               array(select s.path from editions.published_story s
                      where s.publication_id = p.id and s.changed_at = p.published_at) as paths
          from editions.publication p
         where p.edition_id = :id
           and p.correction is not null
         order by p.version
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) -> {
              var paths = Set.of((String[]) row.getArray("paths").getArray());
              return new Correction(
                  Rows.instant(row, "published_at"),
                  row.getString("correction"),
                  edition.stories().stream()
                      .filter(story -> paths.contains(Addresses.story(edition, story)))
                      .map(Story::slug)
                      .collect(Collectors.toSet()));
            })
        .list();
  }

  private Set<String> keys(EditionId id) {
    var sql =
        """
        select distinct e.key
          from editions.published_event e
          join editions.publication p on p.id = e.publication_id
         where p.edition_id = :id
        """;
    return Set.copyOf(jdbc.sql(sql).params(Params.of("id", id).toMap()).query(String.class).list());
  }

  private List<CalendarEntries.Known> known(EditionId id, Manuscript before) {
    var sql =
        """
        select e.key, e.uid, e.sequence, e.stamp
          from editions.published_event e
          join editions.publication p on p.id = e.publication_id
         where p.edition_id = :id
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = :id)
         order by e.position
        """;
    var entries =
        jdbc.sql(sql)
            .params(Params.of("id", id).toMap())
            .query(
                (row, _) ->
                    new CalendarEntry(
                        row.getString("key"),
                        row.getString("uid"),
                        row.getInt("sequence"),
                        Rows.instant(row, "stamp")))
            .list();
    var invitations = CalendarEntries.invitations(before.edition());
    var known = new ArrayList<CalendarEntries.Known>();
    for (var i = 0; i < Math.min(entries.size(), invitations.size()); i++) {
      known.add(new CalendarEntries.Known(invitations.get(i), entries.get(i)));
    }
    return known;
  }
}
