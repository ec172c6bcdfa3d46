package dk.pip.dialogue;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes leaflets and what was gathered with them.
@Repository
class LeafletTable {
  private static final String COLUMNS = "select id, talk_id, side, code, title, intro, questions, ready_by, shown_at from dialogue.leaflet";

  private final JdbcClient jdbc;

  LeafletTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(LeafletId id, TalkId talk, String code, Leaflet.Words words, PartyContact by, Instant at) {
    var sql =
        """
        insert into dialogue.leaflet (id, talk_id, side, code, title, intro, questions, made_at, made_by)
        values (:id, :talk, :side, :code, :title, :intro, :questions, :at, :by)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("talk", talk)
                .and("side", by.side())
                .and("code", code)
                .and("title", words.title())
                .and("intro", words.intro())
                .and("questions", String.join("\n", words.questions()))
                .and("at", at)
                .and("by", by.id())
                .toMap())
        .update();
  }

  List<Leaflet> of(TalkId talk) {
    return jdbc.sql(COLUMNS + " where talk_id = :talk order by made_at, id").params(Params.of("talk", talk).toMap()).query(LeafletTable::leaflet).list();
  }

  Optional<Leaflet> find(LeafletId id) {
    return jdbc.sql(COLUMNS + " where id = :id").params(Params.of("id", id).toMap()).query(LeafletTable::leaflet).optional();
  }

  Optional<Leaflet> lock(LeafletId id) {
    return jdbc.sql(COLUMNS + " where id = :id for update").params(Params.of("id", id).toMap()).query(LeafletTable::leaflet).optional();
  }

  Optional<Leaflet> at(String code) {
    return jdbc.sql(COLUMNS + " where code = :code").param("code", code).query(LeafletTable::leaflet).optional();
  }

  private static Leaflet leaflet(ResultSet row, int number) throws SQLException {
    var ready = row.getObject("ready_by", UUID.class);
    return new Leaflet(
        new LeafletId(row.getObject("id", UUID.class)),
        new TalkId(row.getObject("talk_id", UUID.class)),
        Side.valueOf(row.getString("side")),
        row.getString("code"),
        row.getString("title"),
        row.getString("intro"),
        row.getString("questions").lines().toList(),
        ready == null ? null : new PartyContactId(ready),
        Rows.instantOrNull(row, "shown_at"));
  }

  void remove(LeafletId id) {
    jdbc.sql("delete from dialogue.leaflet where id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// @param by null where what was said is ready no more
  void ready(LeafletId id, @Nullable PartyContactId by) {
    jdbc.sql("update dialogue.leaflet set ready_by = :by::uuid where id = :id").params(Params.of("id", id).and("by", by).toMap()).update();
  }

  void show(LeafletId id, Instant at) {
    jdbc.sql("update dialogue.leaflet set shown_at = :at where id = :id and shown_at is null").params(Params.of("id", id).and("at", at).toMap()).update();
  }

  /// By question, those that most have said first.
  List<LeafletTheme> themes(LeafletId leaflet) {
    var sql =
        """
        select id, question, words, voices, single_shown
          from dialogue.theme
         where leaflet_id = :leaflet
         order by question, voices desc, words, id
        """;
    return jdbc.sql(sql)
        .params(Params.of("leaflet", leaflet).toMap())
        .query((row, _) -> new LeafletTheme(row.getObject("id", UUID.class), row.getInt("question"), row.getString("words"), row.getInt("voices"), row.getBoolean("single_shown")))
        .list();
  }

  void gather(LeafletId leaflet, LeafletTheme theme) {
    var sql =
        """
        insert into dialogue.theme (id, leaflet_id, question, words, voices, single_shown)
        values (:id, :leaflet, :question, :words, :voices, :single)
        on conflict (id) do update set words = excluded.words, voices = excluded.voices, single_shown = excluded.single_shown
         where theme.leaflet_id = excluded.leaflet_id
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", theme.id())
                .and("leaflet", leaflet)
                .and("question", theme.question())
                .and("words", theme.words())
                .and("voices", theme.voices())
                .and("single", theme.singleShown())
                .toMap())
        .update();
  }

  void drop(LeafletId leaflet, UUID theme) {
    jdbc.sql("delete from dialogue.theme where id = :id and leaflet_id = :leaflet").params(Params.of("id", theme).and("leaflet", leaflet).toMap()).update();
  }
}
