package dk.pip.commitments;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Promises of a municipality that isn't there, with one to seven steps each, for measuring how fast very many are shown: of ten years, three
/// hundred places, the workplaces that have promised something and ten kinds of source, a tenth of them the staff's and a tenth the parties' alone.
public final class ManyCommitments {
  private ManyCommitments() {}

  /// Puts so many beside what there is. In a transaction of the caller.
  public static void fill(JdbcClient jdbc, int many) {
    jdbc.sql(
            """
            insert into commitments.contact (id, name, title, organisation, mail, made_at)
            select ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, 'Ejer ' || n, '', 'Forening ' || n, '', now()
              from generate_series(1, 200) n
            on conflict do nothing
            """)
        .update();
    var heads =
        """
        insert into commitments.commitment
          (id, slug, form_key, source_kind, source_words, promised_on, made_at, step, stepped_at, state, audience, sentence, due, owner_id, unit_id, place,
           place_slug, ended_on)
        select ('00000000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid,
               'loefte-om-noget-' || n || '-bnch',
               sha256(('bench ' || n)::bytea),
               (array['TIP', 'STORY', 'COMMENT', 'DIALOGUE', 'AGREEMENT', 'COUNCIL_DAY', 'VOTE', 'DECISION', 'PARTNER', 'OTHER'])[1 + n % 10],
               'Mødet i ' || n % 50,
               current_date - n * 3650 / :many,
               now(),
               1 + n % 7,
               now() - n * interval '1 minute',
               (array['MADE', 'ON_TRACK', 'LATE', 'CHANGED', 'KEPT', 'KEPT', 'DROPPED'])[1 + n % 7],
               case n % 10 when 3 then 'STAFF' when 7 then 'PARTIES' else 'PUBLIC' end,
               'Løfte nummer ' || n || ' om noget, der står ved sted ' || n % 300,
               current_date - n * 3650 / :many + 200,
               ('00000000-0000-7000-8001-' || lpad(to_hex(1 + n % 200), 12, '0'))::uuid,
               units.all_of_them[1 + n % greatest(1, cardinality(units.all_of_them))],
               'Sted ' || n % 300,
               'sted-' || n % 300,
               case when n % 7 >= 4 then current_date - n * 3650 / :many end
          from generate_series(1, :many) n,
               (select coalesce(array_agg(distinct unit_id) filter (where unit_id is not null), '{}') as all_of_them from commitments.commitment) units
        """;
    jdbc.sql(heads).param("many", many).update();
    var steps =
        """
        insert into commitments.step
          (commitment_id, number, act, state, said, audience, sentence, due, sign, owner_id, unit_id, owed, place, why, day, at, form_key)
        select c.id, s, case s when 1 then 'MADE' else 'REPORTED' end,
               case when s = c.step then c.state when s = 1 then 'MADE' else 'LATE' end,
               case when s = 1 then null when s < c.step then 'LATE' else nullif(c.state, 'MADE') end,
               c.audience, c.sentence, c.due, 'Det kan ses', c.owner_id, c.unit_id, '', c.place,
               case s when 1 then '' else 'Det blev senere, fordi vejret var et andet end ventet, og fordi alt tager den tid, det tager.' end,
               c.promised_on, c.made_at + s * interval '1 second', sha256(('bench ' || c.slug || ' ' || s)::bytea)
          from commitments.commitment c, generate_series(1, c.step) s
         where c.slug like '%-bnch'
         order by c.id, s
        """;
    jdbc.sql(steps).update();
    jdbc.sql("update commitments.change set number = number + 1").update();
  }

  /// Lets the database know what it has, as it does by itself after a while.
  public static void know(JdbcClient jdbc) {
    jdbc.sql("vacuum (analyze) commitments.commitment, commitments.step, commitments.tally").update();
  }
}
