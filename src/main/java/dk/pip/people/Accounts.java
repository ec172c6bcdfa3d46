package dk.pip.people;

import dk.pip.shared.Params;
import dk.pip.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes accounts; the only code that touches `people.account`.
@Repository
class Accounts {
  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds the account unless another has the mail address. Returns whether it did.
  boolean add(StaffId id, String name, String mail, Role role, @Nullable String password, Instant at) {
    var sql =
        """
        insert into people.account (id, name, mail, role, password, added_at, activated_at)
        select :id, :name, :mail, :role, :password::text, :at, case when :password::text is not null then :at end
         where not exists (select 1 from people.account a where people.fold(a.mail) = people.fold(:mail))
        on conflict do nothing
        """;
    var params =
        Params.of("id", id)
            .and("name", name)
            .and("mail", mail)
            .and("role", role)
            .and("password", password)
            .and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  List<Account> list() {
    var sql =
        """
        select id, name, mail, role, activated_at is not null as active, disabled_at
          from people.account
         where erased_at is null
         order by disabled_at is not null, lower(name), id
        """;
    return jdbc.sql(sql).query(new SimplePropertyRowMapper<>(Account.class)).list();
  }

  Optional<Account> find(StaffId id) {
    var sql =
        """
        select id, name, mail, role, activated_at is not null as active, disabled_at
          from people.account
         where id = :id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Account.class).optional();
  }

  /// Somebody who may sign in at this moment.
  Optional<Staff> findStaff(StaffId id) {
    var sql =
        """
        select id, name, mail, role
          from people.account
         where id = :id
           and disabled_at is null
           and activated_at is not null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Staff.class).optional();
  }

  Optional<Credentials> findCredentials(String mail) {
    var sql =
        """
        select id, password
          from people.account
         where people.fold(mail) = people.fold(:mail)
           and disabled_at is null
           and password is not null
         order by mail = :mail desc, added_at
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("mail", mail).toMap()).query(Credentials.class).optional();
  }

  /// The administrators who can sign in, locked so that two of them can't remove each other at the same moment.
  List<StaffId> lockAdministrators() {
    var sql =
        """
        select id
          from people.account
         where role = 'ADMINISTRATOR'
           and disabled_at is null
           and activated_at is not null
         order by id
           for update
        """;
    return jdbc.sql(sql).query((row, _) -> new StaffId(row.getObject(1, UUID.class))).list();
  }

  boolean changeRole(StaffId id, Role role) {
    var sql =
        """
        update people.account
           set role = :role
         where id = :id
           and role <> :role
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("role", role).toMap()).update() == 1;
  }

  boolean disable(StaffId id, Instant at) {
    var sql =
        """
        update people.account
           set disabled_at = :at
         where id = :id
           and disabled_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  boolean enable(StaffId id) {
    var sql =
        """
        update people.account
           set disabled_at = null
         where id = :id
           and disabled_at is not null
           and erased_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  void changePassword(StaffId id, String password, Instant at) {
    var sql =
        """
        update people.account
           set password = :password, activated_at = coalesce(activated_at, :at)
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("password", password).and("at", at).toMap()).update();
  }

  /// Puts an account in use, unless it is or is closed.
  void activate(StaffId id, Instant at) {
    var sql =
        """
        update people.account
           set activated_at = :at
         where id = :id
           and activated_at is null
           and disabled_at is null
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update();
  }

  /// An account that is not closed, whether or not it is in use yet.
  Optional<Account> findOpen(String mail) {
    var sql =
        """
        select id, name, mail, role, activated_at is not null as active, disabled_at
          from people.account
         where people.fold(mail) = people.fold(:mail)
           and disabled_at is null
         order by mail = :mail desc, added_at
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("mail", mail).toMap()).query(Account.class).optional();
  }

  /// An account, closed or not, unless its owner is erased.
  Optional<Account> findByMail(String mail) {
    var sql =
        """
        select id, name, mail, role, activated_at is not null as active, disabled_at
          from people.account
         where people.fold(mail) = people.fold(:mail)
           and erased_at is null
         order by disabled_at is not null, mail = :mail desc, added_at
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("mail", mail).toMap()).query(Account.class).optional();
  }

  /// Gives an account another name and mail address, unless another has the address. Returns whether it did.
  boolean rename(StaffId id, String name, String mail) {
    var sql =
        """
        update people.account
           set name = :name, mail = :mail
         where id = :id
           and not exists (
                 select 1
                   from people.account a
                  where people.fold(a.mail) = people.fold(:mail)
                    and a.id <> :id)
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("name", name).and("mail", mail).toMap()).update() == 1;
  }

  boolean isErased(StaffId id) {
    var sql = "select erased_at is not null from people.account where id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Boolean.class).optional().orElse(false);
  }

  boolean hasPassword(StaffId id) {
    var sql = "select password is not null from people.account where id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Boolean.class).optional().orElse(false);
  }

  /// Only in place of the one that was looked at. Returns whether it did.
  boolean changePassword(StaffId id, String before, String password) {
    var sql =
        """
        update people.account
           set password = :password
         where id = :id
           and password = :before
           and disabled_at is null
        """;
    var params = Params.of("id", id).and("before", before).and("password", password);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  record Credentials(StaffId id, String password) {}
}
