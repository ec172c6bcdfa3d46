package dk.pip.newsroom;

import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets people without an account read one story, comment on it and say yes to it. The link has the secret, the database its hash.
@Service
public class ReadingLinks {
  public static final Duration LIVES = Duration.ofDays(7);

  /// How long after its end a link, and the name of whoever wrote by it, is known.
  static final Duration KEPT = Duration.ofDays(90);

  private static final int MOST_OPEN = 20;
  private static final int MOST_NOTES = 30;

  private static final String COLUMNS =
      """
      select id, story_id, name, made_by, made_at, ends_at, read_at, agreed_at, agreed_to
        from newsroom.reading_link
      """;

  private final JdbcClient jdbc;
  private final Newsroom newsroom;
  private final NewsroomStories stories;
  private final StoryNotes notes;
  private final Clock clock;

  ReadingLinks(JdbcClient jdbc, Newsroom newsroom, NewsroomStories stories, StoryNotes notes, Clock clock) {
    this.jdbc = jdbc;
    this.newsroom = newsroom;
    this.stories = stories;
    this.notes = notes;
    this.clock = clock;
  }

  /// What somebody reads by a link.
  public record Reading(ReadingLink link, NewsroomStory story, StoryFile file) {}

  /// Makes a link.
  ///
  /// @param name of whoever it is for
  /// @return the secret part of its address; empty where there is no such story for them, or it has too many links
  @Transactional
  public Optional<String> open(Staff by, StoryId id, String name) {
    var now = clock.instant();
    if (newsroom.find(by, id).isEmpty() || list(id).stream().filter(link -> link.isOpen(now)).count() >= MOST_OPEN) {
      return Optional.empty();
    }
    var token = Tokens.fresh();
    var sql =
        """
        insert into newsroom.reading_link (id, token, story_id, name, made_by, made_at, ends_at)
        values (:id, :token, :story, :name, :by, :at, :ends)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", new ReadingLinkId(Id.fresh(now)))
                .and("token", Tokens.hash(token))
                .and("story", id)
                .and("name", name)
                .and("by", by.id())
                .and("at", now)
                .and("ends", now.plus(LIVES))
                .toMap())
        .update();
    return Optional.of(token);
  }

  /// The links of a story, the newest first.
  public List<ReadingLink> of(NewsroomStory story) {
    return list(story.id());
  }

  private List<ReadingLink> list(StoryId story) {
    return jdbc.sql(COLUMNS + " where story_id = :story order by made_at desc, id")
        .params(Params.of("story", story).toMap())
        .query(ReadingLinks::link)
        .list();
  }

  @Transactional
  public boolean close(Staff by, StoryId id, ReadingLinkId link) {
    var sql = "update newsroom.reading_link set ends_at = :now where id = :link and story_id = :story and ends_at > :now";
    return newsroom.find(by, id).isPresent()
        && jdbc.sql(sql).params(Params.of("link", link).and("story", id).and("now", clock.instant()).toMap()).update() == 1;
  }

  /// What a link leads to; empty where it is none, has ended, or its story was dropped.
  public Optional<Reading> read(String token) {
    return find(token).flatMap(link -> stories.find(link.story()).filter(story -> story.state() != StoryState.DROPPED).map(story -> new Reading(link, story, newsroom.file(story))));
  }

  /// Notes that somebody has opened a link. Programs that look at links in mails do that too, so it says no more than that.
  @Transactional
  public void see(Reading reading) {
    var sql = "update newsroom.reading_link set read_at = :now where id = :id";
    jdbc.sql(sql).params(Params.of("id", reading.link().id()).and("now", clock.instant()).toMap()).update();
  }

  private Optional<ReadingLink> find(String token) {
    return jdbc.sql(COLUMNS + " where token = :token and ends_at > :now")
        .params(Params.of("token", Tokens.hash(token)).and("now", clock.instant()).toMap())
        .query(ReadingLinks::link)
        .optional();
  }

  /// Keeps what the reader of a link says.
  ///
  /// @return false where the link has said as much as one may
  @Transactional
  public boolean comment(Reading reading, String text) {
    var now = clock.instant();
    var said = notes.list(reading.story().id()).stream().filter(note -> reading.link().name().equals(note.reader())).count();
    if (said >= MOST_NOTES) {
      return false;
    }
    notes.add(reading.story().id(), new StoryNote(new NoteId(Id.fresh(now)), null, null, text, now, null, reading.link().name(), null, null));
    return true;
  }

  /// Keeps that they say yes to the story as it is.
  @Transactional
  public void agree(Reading reading) {
    var sql = "update newsroom.reading_link set agreed_at = :now, agreed_to = :revision where id = :id";
    jdbc.sql(sql)
        .params(Params.of("id", reading.link().id()).and("now", clock.instant()).and("revision", reading.story().revision()).toMap())
        .update();
  }

  /// Forgets links that ended long ago, and who had them.
  @Transactional
  public void forget() {
    var before = clock.instant().minus(KEPT);
    var names =
        """
        update newsroom.note n
           set reader = ''
         where n.reader <> ''
           and n.at < :before
           and not exists (select 1 from newsroom.reading_link l
                            where l.story_id = n.story_id and l.name = n.reader and l.ends_at >= :before)
        """;
    jdbc.sql(names).params(Params.of("before", before).toMap()).update();
    jdbc.sql("delete from newsroom.reading_link where ends_at < :before").params(Params.of("before", before).toMap()).update();
  }

  private static ReadingLink link(ResultSet row, int index) throws SQLException {
    return new ReadingLink(
        new ReadingLinkId(row.getObject("id", UUID.class)),
        new StoryId(row.getObject("story_id", UUID.class)),
        row.getString("name"),
        new StaffId(row.getObject("made_by", UUID.class)),
        Rows.instant(row, "made_at"),
        Rows.instant(row, "ends_at"),
        Rows.instantOrNull(row, "read_at"),
        Rows.instantOrNull(row, "agreed_at"),
        row.getObject("agreed_to", Integer.class));
  }
}
