package dk.pip.people;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes who is whom in the directory; the only code that touches `people.directory_link` and
/// `people.directory_answer`.
@Repository
class DirectoryLinks {
  private final JdbcClient jdbc;
  private final DirectorySettings settings;

  DirectoryLinks(JdbcClient jdbc, DirectorySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /// Lets nobody else sign in as the same person before the transaction has ended.
  void lock(String issuer, String subject) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .params(Params.of("name", "directory " + issuer + " " + subject).toMap())
        .query((_, _) -> true)
        .single();
  }

  Optional<DirectoryLink> find(String issuer, String subject) {
    var sql =
        """
        select account_id, issuer, subject, linked_at, asked_at, closed_at
          from people.directory_link
         where issuer = :issuer
           and subject = :subject
        """;
    var params = Params.of("issuer", issuer).and("subject", subject);
    return jdbc.sql(sql).params(params.toMap()).query(new SimplePropertyRowMapper<>(DirectoryLink.class)).optional();
  }

  Optional<DirectoryLink> find(StaffId id) {
    var sql =
        """
        select account_id, issuer, subject, linked_at, asked_at, closed_at
          from people.directory_link
         where account_id = :id
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(new SimplePropertyRowMapper<>(DirectoryLink.class))
        .optional();
  }

  List<StaffId> linked() {
    return jdbc.sql("select account_id from people.directory_link")
        .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
        .list();
  }

  /// In place of the one that there may have been, of another directory. Returns whether nobody else of this one was faster.
  boolean put(StaffId id, String issuer, String subject, Instant now) {
    var sql =
        """
        insert into people.directory_link (account_id, issuer, subject, linked_at, asked_at)
        values (:id, :issuer, :subject, :now, :now)
        on conflict (account_id) do update
           set issuer = excluded.issuer, subject = excluded.subject, linked_at = excluded.linked_at,
               asked_at = excluded.asked_at, closed_at = null
         where directory_link.issuer <> excluded.issuer
        """;
    var params = Params.of("id", id).and("issuer", issuer).and("subject", subject).and("now", now);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  void asked(StaffId id, Instant now) {
    jdbc.sql("update people.directory_link set asked_at = :now, closed_at = null where account_id = :id")
        .params(Params.of("id", id).and("now", now).toMap())
        .update();
  }

  void closed(StaffId id, Instant now) {
    jdbc.sql("update people.directory_link set closed_at = :now where account_id = :id")
        .params(Params.of("id", id).and("now", now).toMap())
        .update();
  }

  /// An administrator has closed or opened the account, and so it was not the directory.
  void closedByOthers(StaffId id) {
    jdbc.sql("update people.directory_link set closed_at = null where account_id = :id")
        .params(Params.of("id", id).toMap())
        .update();
  }

  boolean remove(StaffId id) {
    var sql = "delete from people.directory_link where account_id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  /// Whether somebody may sign in by another way than the directory: whom it doesn't know, whom it has spoken for not long
  /// ago, and an administrator as long as no other who has a password is without it.
  boolean mayOtherwise(StaffId id, Instant now) {
    if (!settings.any()) {
      return true;
    }
    var sql =
        """
        select not exists (
                 select 1
                   from people.directory_link l
                  where l.account_id = :id
                    and l.asked_at <= :oldest)
            or exists (
                 select 1
                   from people.account a
                  where a.id = :id
                    and a.role = 'ADMINISTRATOR')
               and not exists (
                 select 1
                   from people.account a
                  where a.role = 'ADMINISTRATOR'
                    and a.disabled_at is null
                    and a.activated_at is not null
                    and a.password is not null
                    and not exists (select 1 from people.directory_link l where l.account_id = a.id))
        """;
    var params = Params.of("id", id).and("oldest", now.minus(settings.otherwise()));
    return jdbc.sql(sql).params(params.toMap()).query(Boolean.class).single();
  }

  /// Takes note of what the directory says, which counts once. Returns whether it is new.
  boolean take(byte[] key, Instant until, Instant now) {
    var sql =
        """
        insert into people.directory_answer (key, expires_at)
        values (:key, :until)
        on conflict do nothing
        """;
    jdbc.sql("delete from people.directory_answer where expires_at <= :now").params(Params.of("now", now).toMap()).update();
    return jdbc.sql(sql).params(Params.of("key", key).and("until", until).toMap()).update() == 1;
  }
}
