package dk.pip.dialogue;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what stands on a talk's page: agenda, notes and points. Whoever calls it holds the talk's lock.
@Repository
class TalkPageTable {
  private final JdbcClient jdbc;

  TalkPageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TalkItem> items(TalkId talk) {
    var sql =
        """
        select i.id, i.title, i.minutes, i.side, c.name
          from dialogue.talk_item i
          join dialogue.contact c on c.id = i.contact_id
         where i.talk_id = :talk
         order by i.place, i.id
        """;
    return jdbc.sql(sql)
        .params(Params.of("talk", talk).toMap())
        .query(
            (row, _) ->
                new TalkItem(row.getObject("id", UUID.class), row.getString("title"), row.getInt("minutes"), Side.valueOf(row.getString("side")), row.getString("name")))
        .list();
  }

  void add(UUID id, TalkId talk, String title, int minutes, PartyContact by, String form, Instant at) {
    var sql =
        """
        insert into dialogue.talk_item (id, talk_id, place, title, minutes, side, contact_id, form, at)
        select :id, :talk, coalesce(max(place), 0) + 1, :title, :minutes, :side, :by, :form, :at
          from dialogue.talk_item
         where talk_id = :talk
        on conflict (talk_id, form) do nothing
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("talk", talk)
                .and("title", title)
                .and("minutes", minutes)
                .and("side", by.side())
                .and("by", by.id())
                .and("form", form)
                .and("at", at)
                .toMap())
        .update();
  }

  void place(TalkId talk, List<UUID> order) {
    for (var i = 0; i < order.size(); i++) {
      jdbc.sql("update dialogue.talk_item set place = :place where id = :id and talk_id = :talk")
          .params(Params.of("place", i + 1).and("id", order.get(i)).and("talk", talk).toMap())
          .update();
    }
  }

  void minutes(TalkId talk, UUID item, int minutes) {
    jdbc.sql("update dialogue.talk_item set minutes = :minutes where id = :id and talk_id = :talk")
        .params(Params.of("minutes", minutes).and("id", item).and("talk", talk).toMap())
        .update();
  }

  void remove(TalkId talk, UUID item, Side side) {
    jdbc.sql("delete from dialogue.talk_item where id = :id and talk_id = :talk and side = :side")
        .params(Params.of("id", item).and("talk", talk).and("side", side).toMap())
        .update();
  }

  List<TalkNote> notes(TalkId talk) {
    var words = new HashMap<UUID, List<TalkNote.Words>>();
    jdbc.sql("select w.* from dialogue.talk_note_words w join dialogue.talk_note n on n.id = w.note_id where n.talk_id = :talk order by w.number desc")
        .params(Params.of("talk", talk).toMap())
        .query(row -> {
          words.computeIfAbsent(row.getObject("note_id", UUID.class), _ -> new ArrayList<>()).add(new TalkNote.Words(row.getString("text"), Rows.instant(row, "at")));
        });
    var sql =
        """
        select n.id, n.side, n.contact_id, c.name, n.at, n.added
          from dialogue.talk_note n
          join dialogue.contact c on c.id = n.contact_id
         where n.talk_id = :talk
         order by n.at, n.id
        """;
    return jdbc.sql(sql)
        .params(Params.of("talk", talk).toMap())
        .query(
            (row, _) ->
                new TalkNote(
                    row.getObject("id", UUID.class),
                    Side.valueOf(row.getString("side")),
                    new PartyContactId(row.getObject("contact_id", UUID.class)),
                    row.getString("name"),
                    Rows.instant(row, "at"),
                    row.getBoolean("added"),
                    words.getOrDefault(row.getObject("id", UUID.class), List.of())))
        .list();
  }

  /// @return false where the same form has come before
  boolean note(UUID id, TalkId talk, PartyContact by, boolean added, String text, String form, Instant at) {
    var sql =
        """
        insert into dialogue.talk_note (id, talk_id, side, contact_id, at, added, form)
        values (:id, :talk, :side, :by, :at, :added, :form)
        on conflict (talk_id, form) do nothing
        """;
    var params = Params.of("id", id).and("talk", talk).and("side", by.side()).and("by", by.id()).and("at", at).and("added", added).and("form", form);
    if (jdbc.sql(sql).params(params.toMap()).update() == 0) {
      return false;
    }
    noteWords(id, text, at);
    return true;
  }

  void noteWords(UUID note, String text, Instant at) {
    var sql =
        """
        insert into dialogue.talk_note_words (note_id, number, text, at)
        select :note, coalesce(max(number), 0) + 1, :text, :at
          from dialogue.talk_note_words
         where note_id = :note
        """;
    jdbc.sql(sql).params(Params.of("note", note).and("text", text).and("at", at).toMap()).update();
  }

  List<TalkPoint> points(TalkId talk) {
    var params = Params.of("talk", talk).toMap();
    var holds = new HashMap<UUID, Map<Side, Boolean>>();
    var tells = new HashMap<UUID, Map<Side, Boolean>>();
    jdbc.sql("select s.* from dialogue.talk_stand s join dialogue.talk_point p on p.id = s.point_id where p.talk_id = :talk")
        .params(params)
        .query(row -> {
          var point = row.getObject("point_id", UUID.class);
          var side = Side.valueOf(row.getString("side"));
          holds.computeIfAbsent(point, _ -> new EnumMap<>(Side.class)).put(side, row.getBoolean("holds"));
          tells.computeIfAbsent(point, _ -> new EnumMap<>(Side.class)).put(side, row.getBoolean("tell"));
        });
    var words = new HashMap<UUID, Map<Side, List<TalkPoint.Words>>>();
    var said =
        """
        select w.point_id, w.side, w.text, w.at, c.name
          from dialogue.talk_words w
          join dialogue.talk_point p on p.id = w.point_id
          join dialogue.contact c on c.id = w.contact_id
         where p.talk_id = :talk
         order by w.number desc
        """;
    jdbc.sql(said)
        .params(params)
        .query(row -> {
          words
              .computeIfAbsent(row.getObject("point_id", UUID.class), _ -> new EnumMap<>(Side.class))
              .computeIfAbsent(Side.valueOf(row.getString("side")), _ -> new ArrayList<>())
              .add(new TalkPoint.Words(row.getString("text"), row.getString("name"), Rows.instant(row, "at")));
        });
    var sql =
        """
        select p.id, p.kind, p.side, c.name, p.at, p.text, p.does, p.due
          from dialogue.talk_point p
          join dialogue.contact c on c.id = p.contact_id
         where p.talk_id = :talk
         order by p.at, p.id
        """;
    return jdbc.sql(sql)
        .params(params)
        .query(
            (row, _) -> {
              var id = row.getObject("id", UUID.class);
              var does = row.getString("does");
              return new TalkPoint(
                  id,
                  TalkPoint.Kind.valueOf(row.getString("kind")),
                  Side.valueOf(row.getString("side")),
                  row.getString("name"),
                  Rows.instant(row, "at"),
                  row.getString("text"),
                  does == null ? null : Side.valueOf(does),
                  row.getObject("due", LocalDate.class),
                  holds.getOrDefault(id, Map.of()),
                  tells.getOrDefault(id, Map.of()),
                  words.getOrDefault(id, Map.of()));
            })
        .list();
  }

  /// @return false where the same form has come before
  boolean point(UUID id, TalkId talk, TalkPoint.Kind kind, PartyContact by, String text, @Nullable Side does, @Nullable LocalDate due, String form, Instant at) {
    var sql =
        """
        insert into dialogue.talk_point (id, talk_id, kind, side, contact_id, at, text, does, due, form)
        values (:id, :talk, :kind, :side, :by, :at, :text, :does::text, :due::date, :form)
        on conflict (talk_id, form) do nothing
        """;
    var params =
        Params.of("id", id)
            .and("talk", talk)
            .and("kind", kind)
            .and("side", by.side())
            .and("by", by.id())
            .and("at", at)
            .and("text", text)
            .and("does", does)
            .and("due", due)
            .and("form", form);
    if (jdbc.sql(sql).params(params.toMap()).update() == 0) {
      return false;
    }
    hold(id, by.side(), true);
    return true;
  }

  void hold(UUID point, Side side, boolean holds) {
    var sql =
        """
        insert into dialogue.talk_stand (point_id, side, holds)
        values (:point, :side, :holds)
        on conflict (point_id, side) do update set holds = excluded.holds
        """;
    jdbc.sql(sql).params(Params.of("point", point).and("side", side).and("holds", holds).toMap()).update();
  }

  void tell(UUID point, Side side, boolean tell) {
    var sql =
        """
        insert into dialogue.talk_stand (point_id, side, holds, tell)
        values (:point, :side, false, :tell)
        on conflict (point_id, side) do update set tell = excluded.tell
        """;
    jdbc.sql(sql).params(Params.of("point", point).and("side", side).and("tell", tell).toMap()).update();
  }

  void say(UUID point, PartyContact by, String text, Instant at) {
    var sql =
        """
        insert into dialogue.talk_words (point_id, side, number, text, contact_id, at)
        select :point, :side, coalesce(max(number), 0) + 1, :text, :by, :at
          from dialogue.talk_words
         where point_id = :point and side = :side
        """;
    jdbc.sql(sql).params(Params.of("point", point).and("side", by.side()).and("text", text).and("by", by.id()).and("at", at).toMap()).update();
  }

  /// The key of the pledge that a point has become in the agreement's draft.
  Optional<String> pledge(UUID point) {
    return jdbc.sql("select pledge from dialogue.talk_point where id = :id and pledge is not null").params(Params.of("id", point).toMap()).query(String.class).optional();
  }

  void became(UUID point, String pledge) {
    jdbc.sql("update dialogue.talk_point set pledge = :pledge where id = :id").params(Params.of("id", point).and("pledge", pledge).toMap()).update();
  }
}
