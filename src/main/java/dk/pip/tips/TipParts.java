package dk.pip.tips;

import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what belongs to a tip: files, letters, notes, and what was done.
@Repository
class TipParts {
  private static final String MAIL = "mail-file";

  private final JdbcClient jdbc;
  private final Tippers tippers;

  TipParts(JdbcClient jdbc, Tippers tippers) {
    this.jdbc = jdbc;
    this.tippers = tippers;
  }

  /// The same file twice is one. A mail says who wrote it, so it is encrypted as that is.
  void addFile(TipId tip, TipFiles.Taken file, Instant at) {
    var isSealed = file.kind() == TipFile.Kind.MAIL;
    var sql =
        """
        insert into tips.file (id, tip_id, kind, name, content_type, sha256, width, height, content, sealed, at)
        values (:id, :tip, :kind, :name, :type, :sha256, :width, :height, :content, :sealed, :at)
        on conflict (tip_id, sha256) do nothing
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", Id.fresh(at))
                .and("tip", tip)
                .and("kind", file.kind())
                .and("name", file.name())
                .and("type", file.contentType())
                .and("sha256", file.sha256())
                .and("width", file.width())
                .and("height", file.height())
                .and("content", isSealed ? tippers.sealed(tip, MAIL, file.bytes()) : file.bytes())
                .and("sealed", isSealed)
                .and("at", at)
                .toMap())
        .update();
  }

  List<TipFile> files(TipId tip) {
    var sql = "select id, kind, name, content_type, sha256, width, height, at from tips.file where tip_id = :tip order by at, id";
    return jdbc.sql(sql).params(Params.of("tip", tip).toMap()).query(TipParts::file).list();
  }

  Optional<TipFile> file(TipId tip, UUID file) {
    var sql = "select id, kind, name, content_type, sha256, width, height, at from tips.file where tip_id = :tip and id = :file";
    return jdbc.sql(sql).params(Params.of("tip", tip).and("file", file).toMap()).query(TipParts::file).optional();
  }

  byte[] content(UUID file) {
    return jdbc.sql("select tip_id, content, sealed from tips.file where id = :file")
        .param("file", file)
        .query(
            (row, _) ->
                row.getBoolean("sealed") ? tippers.opened(new TipId(row.getObject("tip_id", UUID.class)), MAIL, row.getBytes("content")) : row.getBytes("content"))
        .single();
  }

  /// How many bytes all files have together.
  long bytes() {
    return jdbc.sql("select coalesce(sum(length(content)), 0) from tips.file").query(Long.class).single();
  }

  /// Without the mails that it came by.
  int countFiles(TipId tip) {
    return jdbc.sql("select count(*) from tips.file where tip_id = :tip and kind <> 'MAIL'").params(Params.of("tip", tip).toMap()).query(Integer.class).single();
  }

  void removeFiles(TipId tip) {
    jdbc.sql("delete from tips.file where tip_id = :tip").params(Params.of("tip", tip).toMap()).update();
  }

  /// @return false where it was there: one of its kind, or the same sent twice
  boolean addLetter(TipId tip, TipLetter letter, byte @Nullable [] key) {
    var sql =
        """
        insert into tips.letter (id, tip_id, kind, at, by_id, text, message_id, key)
        values (:id, :tip, :kind, :at, :by::uuid, :text, :message::text, :key::bytea)
        on conflict do nothing
        """;
    return jdbc.sql(sql)
            .params(
                Params.of("id", letter.id())
                    .and("tip", tip)
                    .and("kind", letter.kind())
                    .and("at", letter.at())
                    .and("by", letter.by())
                    .and("text", letter.text())
                    .and("message", letter.messageId())
                    .and("key", key)
                    .toMap())
            .update()
        == 1;
  }

  /// Whether it was sent before.
  boolean hasLetter(byte[] key) {
    return jdbc.sql("select exists (select from tips.letter where key = :key)").param("key", key).query(Boolean.class).single();
  }

  void posted(UUID letter, UUID posted) {
    var sql = "update tips.letter set posted_id = :posted where id = :letter";
    jdbc.sql(sql).params(Params.of("letter", letter).and("posted", posted).toMap()).update();
  }

  /// Letters that may wait in the post.
  List<UUID> posted(TipId tip) {
    return jdbc.sql("select posted_id from tips.letter where tip_id = :tip and posted_id is not null")
        .params(Params.of("tip", tip).toMap())
        .query((row, _) -> row.getObject("posted_id", UUID.class))
        .list();
  }

  List<TipLetter> letters(TipId tip) {
    var sql = "select id, kind, at, by_id, text, message_id from tips.letter where tip_id = :tip order by at, id";
    return jdbc.sql(sql)
        .params(Params.of("tip", tip).toMap())
        .query(
            (row, _) ->
                new TipLetter(
                    row.getObject("id", UUID.class),
                    TipLetter.Kind.valueOf(row.getString("kind")),
                    Rows.instant(row, "at"),
                    staff(row),
                    row.getString("text"),
                    row.getString("message_id")))
        .list();
  }

  /// The tip in whose conversation a mail is.
  Optional<TipId> ofMessage(List<String> messageIds) {
    return messageIds.isEmpty()
        ? Optional.empty()
        : jdbc.sql(
                """
                select l.tip_id, l.at
                  from tips.letter l
                 where l.message_id in (:ids)
                 union all
                select t.id, t.came_at
                  from tips.tip t
                 where t.message_id in (:ids)
                 order by 2 desc
                 limit 1
                """)
            .param("ids", messageIds)
            .query((row, _) -> new TipId(row.getObject("tip_id", UUID.class)))
            .optional();
  }

  /// The tip that letters of ours are about; empty where none of these is ours.
  Optional<TipId> ofLetter(Collection<String> messageIds) {
    return messageIds.isEmpty()
        ? Optional.empty()
        : jdbc.sql("select tip_id from tips.letter where kind <> 'ADDITION' and message_id in (:ids) order by at desc limit 1")
            .param("ids", messageIds)
            .query((row, _) -> new TipId(row.getObject("tip_id", UUID.class)))
            .optional();
  }

  void removeLetters(TipId tip) {
    jdbc.sql("delete from tips.letter where tip_id = :tip").params(Params.of("tip", tip).toMap()).update();
  }

  void addNote(TipId tip, TipNote note) {
    var sql = "insert into tips.note (id, tip_id, at, by_id, text) values (:id, :tip, :at, :by, :text)";
    jdbc.sql(sql).params(Params.of("id", note.id()).and("tip", tip).and("at", note.at()).and("by", note.by()).and("text", note.text()).toMap()).update();
  }

  List<TipNote> notes(TipId tip) {
    return jdbc.sql("select id, at, by_id, text from tips.note where tip_id = :tip order by at, id")
        .params(Params.of("tip", tip).toMap())
        .query((row, _) -> new TipNote(row.getObject("id", UUID.class), Rows.instant(row, "at"), new StaffId(row.getObject("by_id", UUID.class)), row.getString("text")))
        .list();
  }

  boolean removeNote(TipId tip, UUID note, StaffId by) {
    var sql = "delete from tips.note where tip_id = :tip and id = :note and by_id = :by";
    return jdbc.sql(sql).params(Params.of("tip", tip).and("note", note).and("by", by).toMap()).update() == 1;
  }

  void removeNotes(TipId tip) {
    jdbc.sql("delete from tips.note where tip_id = :tip").params(Params.of("tip", tip).toMap()).update();
  }

  void step(TipId tip, @Nullable StaffId by, String what, Instant at) {
    var sql = "insert into tips.step (id, tip_id, at, by_id, what) values (:id, :tip, :at, :by::uuid, :what)";
    jdbc.sql(sql).params(Params.of("id", Id.fresh(at)).and("tip", tip).and("at", at).and("by", by).and("what", what).toMap()).update();
  }

  List<TipStep> steps(TipId tip) {
    return jdbc.sql("select at, by_id, what from tips.step where tip_id = :tip order by at, id")
        .params(Params.of("tip", tip).toMap())
        .query((row, _) -> new TipStep(Rows.instant(row, "at"), staff(row), row.getString("what")))
        .list();
  }

  private static @Nullable StaffId staff(ResultSet row) throws SQLException {
    var by = row.getObject("by_id", UUID.class);
    return by == null ? null : new StaffId(by);
  }

  private static TipFile file(ResultSet row, int number) throws SQLException {
    return new TipFile(
        row.getObject("id", UUID.class),
        TipFile.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("content_type"),
        row.getString("sha256"),
        row.getInt("width"),
        row.getInt("height"),
        Rows.instant(row, "at"));
  }
}
