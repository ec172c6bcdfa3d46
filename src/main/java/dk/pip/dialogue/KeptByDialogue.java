package dk.pip.dialogue;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept of somebody with an account who speaks for a side: as what, and what they wrote themselves. What others wrote isn't
/// theirs, and what their side prepares together is the side's.
@Component
class KeptByDialogue implements KeptOfStaff {
  private final JdbcClient jdbc;
  private final Clock clock;

  KeptByDialogue(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dialogue";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var params = Params.of("person", person).toMap();
    var all = new ArrayList<Map<String, String>>();
    var spoke =
        """
        select d.title, c.name, c.title as role, coalesce(c.mail, '') as mail, c.added_at
          from dialogue.contact c
          join dialogue.dialogue d on d.id = c.dialogue_id
         where c.staff_id = :person
         order by c.added_at, c.id
        """;
    all.addAll(
        jdbc.sql(spoke)
            .params(params)
            .query(
                (row, _) ->
                    Map.of(
                        "dialogue", row.getString("title"), "name", row.getString("name"), "title", row.getString("role"), "mail", row.getString("mail"), "at",
                        Rows.instant(row, "added_at").toString()))
            .list());
    var wrote =
        """
        select t.title, 'note' as kind, w.at, w.text
          from dialogue.talk_note_words w
          join dialogue.talk_note n on n.id = w.note_id
          join dialogue.talk t on t.id = n.talk_id
          join dialogue.contact c on c.id = n.contact_id
         where c.staff_id = :person
        union all
        select t.title, 'preparation', a.at, a.text
          from dialogue.talk_answer a
          join dialogue.talk t on t.id = a.talk_id
          join dialogue.contact c on c.id = a.contact_id
         where c.staff_id = :person
        union all
        select d.title, 'checkup', a.at, concat_ws(' | ', nullif(a.why, ''), nullif(a.sentence, ''), nullif(a.learned, ''), nullif(a.asks, ''), nullif(a.themes, ''))
          from dialogue.checkup_answer a
          join dialogue.checkup k on k.id = a.checkup_id
          join dialogue.dialogue d on d.id = k.dialogue_id
          join dialogue.contact c on c.id = a.contact_id
         where c.staff_id = :person
        union all
        select d.title, 'involvement', i.at, i.said
          from dialogue.involvement i
          join dialogue.dialogue d on d.id = i.dialogue_id
          left join dialogue.contact c on c.id = i.contact_id
         where c.staff_id = :person or i.staff_id = :person
         order by 3
        """;
    all.addAll(
        jdbc.sql(wrote)
            .params(params)
            .query((row, _) -> Map.of("talk", row.getString("title"), row.getString("kind"), row.getString("text"), "at", Rows.instant(row, "at").toString()))
            .list());
    return all;
  }

  /// Their link is dead, and what they did for their side stands without their name; a version that is signed keeps its own.
  @Override
  public void forget(StaffId person, String byline) {
    var sql =
        """
        with theirs as (
          update dialogue.contact
             set name = :byline, title = '', mail = null, staff_id = null, left_at = coalesce(left_at, :at)
           where staff_id = :person
          returning id
        )
        delete from dialogue.link l using theirs where l.contact_id = theirs.id
        """;
    jdbc.sql(sql).params(Params.of("person", person).and("byline", byline).and("at", clock.instant()).toMap()).update();
    jdbc.sql("delete from dialogue.secretary where staff_id = :person").params(Params.of("person", person).toMap()).update();
  }
}
