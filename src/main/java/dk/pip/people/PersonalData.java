package dk.pip.people;

import dk.pip.mail.Outbox;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that is kept about somebody with an account: to give it to them, and to erase it. What they wrote stays, under a
/// byline that the municipality chooses.
@Service
public class PersonalData {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Invitations invitations;
  private final SignInLinks links;
  private final Sessions sessions;
  private final UnitTable units;
  private final PasskeyTable passkeys;
  private final DirectoryLinks directory;
  private final Audit audit;
  private final Outbox outbox;
  private final List<KeptOfStaff> elsewhere;
  private final Clock clock;

  PersonalData(
      JdbcClient jdbc,
      Accounts accounts,
      Invitations invitations,
      SignInLinks links,
      Sessions sessions,
      UnitTable units,
      PasskeyTable passkeys,
      DirectoryLinks directory,
      Audit audit,
      Outbox outbox,
      List<KeptOfStaff> elsewhere,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.invitations = invitations;
    this.links = links;
    this.sessions = sessions;
    this.units = units;
    this.passkeys = passkeys;
    this.directory = directory;
    this.audit = audit;
    this.outbox = outbox;
    this.elsewhere = List.copyOf(elsewhere);
    this.clock = clock;
  }

  /// Everything as JSON; notes in the audit who took it. Empty if there is no such person.
  @Transactional
  public Optional<byte[]> export(Staff by, StaffId id) {
    var account = find(id);
    if (account.isEmpty()) {
      return Optional.empty();
    }
    audit.record(by.id(), "people.audit.exported-person", account.get().get("name"));
    var file = new LinkedHashMap<String, Object>();
    file.put("account", account.get());
    file.put("units", units.of(id).stream().map(Unit::name).toList());
    file.put("passkeys", passkeys.list(id).stream().map(key -> Map.of("name", key.name(), "addedAt", key.addedAt().toString())).toList());
    directory.find(id).ifPresent(link -> file.put("directory", words(link)));
    file.put("signedIn", sessions.list(id, "").stream().map(PersonalData::words).toList());
    file.put("log", deeds(id));
    elsewhere.forEach(module -> file.put(module.name(), module.about(id)));
    return Optional.of(JSON.writeValueAsBytes(file));
  }

  private static Map<String, String> words(DirectoryLink link) {
    return Map.of(
        "issuer", link.issuer(),
        "subject", link.subject(),
        "since", link.linkedAt().toString(),
        "asked", link.askedAt().toString());
  }

  private static Map<String, String> words(OpenSession session) {
    var browser = String.join(" ", session.browser().words()).strip();
    return Map.of("browser", browser, "since", session.begunAt().toString(), "used", session.usedAt().toString());
  }

  private Optional<Map<String, String>> find(StaffId id) {
    var sql =
        """
        select name, mail, role, added_at, activated_at, disabled_at, password is not null as has_password
          from people.account
         where id = :id
           and erased_at is null
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) -> {
              var account = new LinkedHashMap<String, String>();
              account.put("name", row.getString("name"));
              account.put("mail", row.getString("mail"));
              account.put("role", row.getString("role"));
              account.put("hasPassword", String.valueOf(row.getBoolean("has_password")));
              put(account, "addedAt", Rows.instantOrNull(row, "added_at"));
              put(account, "activatedAt", Rows.instantOrNull(row, "activated_at"));
              put(account, "closedAt", Rows.instantOrNull(row, "disabled_at"));
              return (Map<String, String>) account;
            })
        .optional();
  }

  private static void put(Map<String, String> account, String name, @Nullable Instant time) {
    if (time != null) {
      account.put(name, time.toString());
    }
  }

  private List<Map<String, String>> deeds(StaffId id) {
    var sql =
        """
        select at, act, coalesce(subject, '') as subject
          from people.audit
         where actor_id = :id
         order by at, id
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                Map.of(
                    "at", Rows.instant(row, "at").toString(), "act", row.getString("act"), "subject", row.getString("subject")))
        .list();
  }

  /// The byline that was chosen last; empty if none has been.
  public Optional<String> lastByline() {
    return jdbc.sql("select byline from people.erased_byline limit 1").query((row, _) -> row.getString(1)).optional();
  }

  /// Takes everything about somebody away for good. What they wrote and did points to a row that has the byline for a name.
  @Transactional
  public Erasure erase(Staff by, StaffId id, String byline) {
    if (by.id().equals(id)) {
      return Erasure.SELF;
    }
    if (accounts.lockAdministrators().equals(List.of(id))) {
      return Erasure.LAST_ADMINISTRATOR;
    }
    var account = find(id);
    if (account.isEmpty()) {
      return Erasure.GONE;
    }
    sessions.endAll(id, null);
    invitations.remove(id);
    links.removeAll(id);
    units.forget(id);
    passkeys.removeAll(id);
    directory.remove(id);
    for (var module : elsewhere) {
      module.forget(id, byline);
    }
    var emptied =
        """
        update people.account
           set name = :byline, mail = id::text, role = 'READER', password = null, activated_at = null,
               disabled_at = coalesce(disabled_at, :now), erased_at = :now
         where id = :id
        """;
    var named =
        """
        update people.audit
           set subject = :byline
         where subject = :name
           and act like 'people.%'
        """;
    var params =
        Params.of("id", id)
            .and("byline", byline)
            .and("name", account.get().get("name"))
            .and("now", clock.instant())
            .toMap();
    jdbc.sql(emptied).params(params).update();
    jdbc.sql(named).params(params).update();
    jdbc.sql("delete from people.erased_byline").update();
    jdbc.sql("insert into people.erased_byline (byline) values (:byline)").params(params).update();
    outbox.forget(account.get().getOrDefault("mail", ""));
    audit.record(by.id(), "people.audit.erased", null);
    return Erasure.DONE;
  }
}
