package dk.pip.editions;

import dk.pip.editions.render.CalendarEntries;
import dk.pip.editions.render.CalendarEntry;
import dk.pip.editions.render.Correction;
import dk.pip.editions.render.History;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /// The history of a version that corrects another.
  ///
  /// @param before the newest version as it was set; null where it can't be read any more, and all counts as changed
  /// @param correction what readers are told of it
  History of(EditionId id, @Nullable Manuscript before, Manuscript now, Instant at, String correction) {
    var edition = now.edition();
    var changedBefore = changedBefore(id);
    var changedAt = new HashMap<String, Instant>();
    var concerned = new HashSet<String>();
    for (var story : edition.stories()) {
      var since = before != null && sameIn(before, now, story) ? changedBefore.get(path(edition, story.slug())) : null;
      changedAt.put(story.slug(), since == null ? at : since);
      if (since == null) {
        concerned.add(story.slug());
      }
    }
    var corrections = new ArrayList<>(corrections(id, edition));
    corrections.add(new Correction(at, correction, concerned));
    var calendar = CalendarEntries.after(before == null ? List.of() : known(id, before), keys(id), edition, now.imprint(), at);
    return new History(corrections, calendar, changedAt);
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

  private static String path(Edition edition, String slug) {
    return Addresses.story(edition.audience(), edition.month(), slug);
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
                      .map(Story::slug)
                      .filter(slug -> paths.contains(path(edition, slug)))
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
