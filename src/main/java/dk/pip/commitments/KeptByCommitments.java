package dk.pip.commitments;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept of somebody with an account: which promises they own, and what they said of promises. When they are erased their name goes, and
/// every promise and every word of it stays.
@Component
class KeptByCommitments implements KeptOfStaff {
  private final JdbcClient jdbc;
  private final Contacts contacts;

  KeptByCommitments(JdbcClient jdbc, Contacts contacts) {
    this.jdbc = jdbc;
    this.contacts = contacts;
  }

  @Override
  public String name() {
    return "commitments";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    var owned =
        """
        select c.sentence, c.due, c.state
          from commitments.commitment c
          join commitments.contact t on t.id = c.owner_id
         where t.staff_id = :person
         order by c.made_at, c.id
        """;
    all.addAll(
        jdbc.sql(owned)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("owns", row.getString("sentence"), "due", row.getString("due"), "state", row.getString("state")))
            .list());
    var said =
        """
        select s.sentence, s.act, s.why, s.at
          from commitments.step s
         where s.by_staff = :person
         order by s.at, s.commitment_id, s.number
        """;
    all.addAll(
        jdbc.sql(said)
            .params(Params.of("person", person).toMap())
            .query((row, _) -> Map.of("said of", row.getString("sentence"), "act", row.getString("act"), "words", row.getString("why"), "at", Rows.instant(row, "at").toString()))
            .list());
    return all;
  }

  @Override
  public void forget(StaffId person, String byline) {
    contacts.ofStaff(person).ifPresent(contact -> contacts.erase(contact.id(), byline));
  }
}
