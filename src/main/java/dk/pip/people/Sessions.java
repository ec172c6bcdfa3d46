package dk.pip.people;

import dk.pip.shared.Params;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Repository;

/// Who is signed in where. The session has the account's id and nothing else about the person, so what they may do is
/// always looked up anew.
@Repository
class Sessions {
  /// Spring Session also writes this attribute to `people.session.principal_name`.
  private static final String WHO = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

  private static final String BROWSER = "browser";
  private static final String MAIL_SHOWN_UNTIL = "mail-shown-until";

  /// The directory's issuer, its subject, and what it calls its session; in SQL too.
  private static final String DIRECTORY = "directory";

  private static final String DIRECTORY_TOKEN = "directory-token";
  private static final String ENDS_AT = "ends-at";

  /// How many browsers somebody may be signed in with.
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins a session under a new id with a new CSRF token, so that one prepared by somebody else is worth nothing.
  static void begin(HttpServletRequest request, StaffId id) {
    end(request);
    var session = request.getSession();
    session.setAttribute(WHO, id.value().toString());
    session.setAttribute(BROWSER, BrowserName.of(request.getHeader("User-Agent")).words());
  }

  static void showMail(HttpServletRequest request, Instant until) {
    request.getSession().setAttribute(MAIL_SHOWN_UNTIL, until.toString());
  }

  static Optional<Instant> mailShownUntil(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(MAIL_SHOWN_UNTIL) instanceof String until
        ? Optional.of(Instant.parse(until))
        : Optional.empty();
  }

  /// Has the session end at a time, however much it is used.
  static void endAt(HttpServletRequest request, Instant time) {
    request.getSession().setAttribute(ENDS_AT, time.toString());
  }

  static boolean hasEnded(HttpServletRequest request, Instant now) {
    var session = request.getSession(false);
    return session != null
        && session.getAttribute(ENDS_AT) instanceof String time
        && !now.isBefore(Instant.parse(time));
  }

  static void keep(HttpServletRequest request, DirectorySession directory) {
    var session = request.getSession();
    session.setAttribute(DIRECTORY, List.of(directory.issuer(), directory.subject(), directory.name()));
    session.setAttribute(DIRECTORY_TOKEN, directory.idToken());
    endAt(request, directory.until());
  }

  /// What the session keeps of the directory, if it was begun by it.
  static Optional<DirectorySession> directory(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
            && session.getAttribute(DIRECTORY) instanceof List<?> names
            && session.getAttribute(DIRECTORY_TOKEN) instanceof String token
            && session.getAttribute(ENDS_AT) instanceof String until
        ? Optional.of(
            new DirectorySession(
                (String) names.get(0), (String) names.get(1), (String) names.get(2), Instant.parse(until), token))
        : Optional.empty();
  }

  static void end(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  static Optional<StaffId> who(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(WHO) instanceof String id
        ? Optional.of(new StaffId(UUID.fromString(id)))
        : Optional.empty();
  }

  /// Ends the oldest of somebody's sessions where there are too many, so that there is room for one more.
  void makeRoom(StaffId id) {
    var sql =
        """
        delete from people.session
         where principal_name = :name
           and primary_id in (
                 select primary_id
                   from people.session
                  where principal_name = :name
                  order by last_access_time desc
                 offset :most)
        """;
    jdbc.sql(sql).params(Params.of("name", id.value().toString()).and("most", MOST - 1).toMap()).update();
  }

  /// Ends all of somebody's sessions, on every node.
  ///
  /// @param except the session to keep, if any
  void endAll(StaffId id, @Nullable String except) {
    var sql =
        """
        delete from people.session
         where principal_name = :name
           and session_id is distinct from :except::text
        """;
    jdbc.sql(sql).params(Params.of("name", id.value().toString()).and("except", except).toMap()).update();
  }

  /// Ends what the directory calls one session, on every node, and those of the person of which it didn't say a name.
  ///
  /// @param subject who it is, where the directory says so
  void endOfDirectory(String issuer, String name, @Nullable String subject) {
    var sql =
        """
        delete from people.session
         where primary_id in (
                 select x.session_primary_id
                   from people.session_attributes x
                  cross join lateral (select convert_from(x.attribute_bytes, 'UTF8')::jsonb as names) d
                  where x.attribute_name = :directory
                    and d.names ->> 0 = :issuer
                    and (d.names ->> 2 = :name or d.names ->> 2 = '' and d.names ->> 1 = :subject::text))
        """;
    var params =
        Params.of("directory", DIRECTORY).and("issuer", issuer).and("name", name).and("subject", subject);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// Those that are open, the last used first.
  ///
  /// @param here the id of the session that asks
  List<OpenSession> list(StaffId id, String here) {
    var sql =
        """
        select s.primary_id, s.session_id = :here as here, s.creation_time, s.last_access_time,
               (select convert_from(x.attribute_bytes, 'UTF8')::jsonb
                  from people.session_attributes x
                 where x.session_primary_id = s.primary_id
                   and x.attribute_name = :browser) as browser
          from people.session s
         where s.principal_name = :name
         order by s.session_id = :here desc, s.last_access_time desc, s.primary_id
        """;
    var params =
        Params.of("name", id.value().toString())
            .and("here", here)
            .and("browser", BROWSER);
    return jdbc.sql(sql)
        .params(params.toMap())
        .query(
            (row, _) ->
                new OpenSession(
                    UUID.fromString(row.getString("primary_id").strip()),
                    BrowserName.read(row.getString("browser")),
                    Instant.ofEpochMilli(row.getLong("creation_time")),
                    Instant.ofEpochMilli(row.getLong("last_access_time")),
                    row.getBoolean("here")))
        .list();
  }

  /// Ends one of somebody's sessions, on every node. Returns whether there was such a one.
  ///
  /// @param here the id of the session that asks, which stays
  boolean end(StaffId id, UUID open, String here) {
    var sql =
        """
        delete from people.session
         where primary_id = :open
           and principal_name = :name
           and session_id <> :here
        """;
    var params = Params.of("open", open.toString()).and("name", id.value().toString()).and("here", here);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }
}
