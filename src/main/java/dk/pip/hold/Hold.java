package dk.pip.hold;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whether this installation is a copy that was read in from a backup and that nobody has let go on yet. Until then
/// nothing may leave the house: what the copy believes to be undone may have been done long ago, by the installation
/// that it is a copy of. Everything that sends, publishes at a time or empties a mailbox asks here first; the answer is
/// a row in the database, so that it is the same for all nodes and commands.
@Repository
public class Hold {
  private final JdbcClient jdbc;

  /// Public for commands that run beside the server.
  public Hold(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A copy that is held back.
  ///
  /// @param restoredAt when it was read in
  /// @param backupAt the moment that it shows
  public record Held(Instant restoredAt, Instant backupAt) {}

  public boolean isHeld() {
    return jdbc.sql("select exists (select from hold.restored where released_at is null)")
        .query(Boolean.class)
        .single();
  }

  public Optional<Held> find() {
    var sql =
        """
        select restored_at, backup_at
          from hold.restored
         where released_at is null
         order by id desc
         limit 1
        """;
    return jdbc.sql(sql)
        .query(
            (row, _) ->
                new Held(
                    Rows.instant(row, "restored_at"),
                    Rows.instant(row, "backup_at")))
        .optional();
  }

  /// This is a copy from now on. Part of the transaction that reads it in.
  public void begin(Instant restoredAt, Instant backupAt) {
    var sql = "insert into hold.restored (restored_at, backup_at) values (:restored, :backup)";
    jdbc.sql(sql).params(Params.of("restored", restoredAt).and("backup", backupAt).toMap()).update();
  }

  /// Lets the copy go on. Part of the transaction that decides what becomes of the rest.
  ///
  /// @return false when it is not held, or somebody else has just let it go on
  public boolean release(String by, Instant at) {
    var sql =
        """
        update hold.restored
           set released_at = :at, released_by = :by
         where released_at is null
        """;
    return jdbc.sql(sql).params(Params.of("at", at).and("by", by).toMap()).update() > 0;
  }

  /// The moment from which on everything that came back is to be read once more, as the installation that this is a copy
  /// of may have read it after the backup; empty when there is nothing to read again.
  public Optional<Instant> rereadSince() {
    var sql =
        """
        select min(backup_at) as since
          from hold.restored
         where released_at is not null
           and reread_at is null
        """;
    return jdbc.sql(sql)
        .query((row, _) -> Optional.ofNullable(Rows.instantOrNull(row, "since")))
        .single();
  }

  /// It has been read, by a node that reads the mailbox.
  public void reread(Instant at) {
    var sql =
        """
        update hold.restored
           set reread_at = :at
         where released_at is not null
           and reread_at is null
        """;
    jdbc.sql(sql).params(Params.of("at", at).toMap()).update();
  }
}
