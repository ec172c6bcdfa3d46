package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes notes to stories, and who has a story open.
@Repository
class StoryNotes {
  private final JdbcClient jdbc;

  StoryNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(StoryId story, StoryNote note) {
    var sql =
        """
        insert into newsroom.note (id, story_id, answers, passage, text, at, by_id, reader)
        values (:id, :story, :answers::uuid, :passage::text, :text, :at, :by::uuid, :reader::text)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", note.id())
                .and("story", story)
                .and("answers", note.answers())
                .and("passage", note.passage())
                .and("text", note.text())
                .and("at", note.at())
                .and("by", note.by())
                .and("reader", note.reader())
                .toMap())
        .update();
  }

  /// With what was answered to it.
  void remove(StoryId story, NoteId note) {
    var sql = "delete from newsroom.note where story_id = :story and (id = :note or answers = :note)";
    jdbc.sql(sql).params(Params.of("story", story).and("note", note).toMap()).update();
  }

  /// The oldest first.
  List<StoryNote> list(StoryId story) {
    var sql =
        """
        select id, answers, passage, text, at, by_id, reader, settled_at, settled_by
          from newsroom.note
         where story_id = :story
         order by at, id
        """;
    return jdbc.sql(sql).params(Params.of("story", story).toMap()).query(StoryNotes::note).list();
  }

  boolean settle(StoryId story, NoteId note, Instant at, StaffId by) {
    var sql =
        """
        update newsroom.note
           set settled_at = :at, settled_by = :by
         where story_id = :story
           and id = :note
           and answers is null
           and settled_at is null
        """;
    return jdbc.sql(sql).params(Params.of("story", story).and("note", note).and("at", at).and("by", by).toMap()).update() == 1;
  }

  boolean reopen(StoryId story, NoteId note) {
    var sql =
        """
        update newsroom.note
           set settled_at = null, settled_by = null
         where story_id = :story
           and id = :note
           and settled_at is not null
        """;
    return jdbc.sql(sql).params(Params.of("story", story).and("note", note).toMap()).update() == 1;
  }

  /// How many notes are open to each of the stories that somebody writes.
  Map<StoryId, Integer> open(StaffId writer) {
    var sql =
        """
        select n.story_id, count(*) as many
          from newsroom.note n
          join newsroom.story s on s.id = n.story_id
         where coalesce(s.assignee_id, s.author_id) = :writer
           and n.answers is null
           and n.settled_at is null
         group by n.story_id
        """;
    var open = new HashMap<StoryId, Integer>();
    jdbc.sql(sql)
        .params(Params.of("writer", writer).toMap())
        .query((row, _) -> open.put(new StoryId(row.getObject("story_id", UUID.class)), row.getInt("many")))
        .list();
    return open;
  }

  void see(StoryId story, StaffId who, Instant at) {
    var sql =
        """
        insert into newsroom.presence (story_id, staff_id, seen_at)
        values (:story, :who, :at)
        on conflict (story_id, staff_id) do update set seen_at = excluded.seen_at
        """;
    jdbc.sql(sql).params(Params.of("story", story).and("who", who).and("at", at).toMap()).update();
  }

  List<StaffId> seen(StoryId story, Instant since) {
    var sql = "select staff_id from newsroom.presence where story_id = :story and seen_at > :since order by staff_id";
    return jdbc.sql(sql)
        .params(Params.of("story", story).and("since", since).toMap())
        .query((row, _) -> new StaffId(row.getObject("staff_id", UUID.class)))
        .list();
  }

  private static StoryNote note(ResultSet row, int number) throws SQLException {
    var answers = row.getObject("answers", UUID.class);
    var by = row.getObject("by_id", UUID.class);
    var settledBy = row.getObject("settled_by", UUID.class);
    return new StoryNote(
        new NoteId(row.getObject("id", UUID.class)),
        answers == null ? null : new NoteId(answers),
        row.getString("passage"),
        row.getString("text"),
        Rows.instant(row, "at"),
        by == null ? null : new StaffId(by),
        row.getString("reader"),
        Rows.instantOrNull(row, "settled_at"),
        settledBy == null ? null : new StaffId(settledBy));
  }
}
