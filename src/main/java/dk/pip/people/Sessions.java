package dk.pip.people;

import dk.pip.shared.Params;
import jakarta.servlet.http.HttpServletRequest;
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

  /// How many browsers somebody may be signed in with.
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins a session under a new id with a new CSRF token, so that one prepared by somebody else is worth nothing.
  static void begin(HttpServletRequest request, StaffId id) {
    end(request);
    request.getSession().setAttribute(WHO, id.value().toString());
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
}
