package dk.pip.readers;

import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `readers.subscription`, `readers.consent` and `readers.event`: who is on what, since when and why.
@Repository
class Subscriptions {
  private final JdbcClient jdbc;

  Subscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A reader's place on a list, or the one they had.
  record Place(ListId list, Instant since, String how, @Nullable Instant leftAt, Leaving.@Nullable How leftHow) {
    boolean current() {
      return leftAt == null;
    }
  }

  List<Place> of(ReaderId reader) {
    var sql =
        """
        select list_id, since, how, left_at, left_how
          from readers.subscription
         where reader_id = :reader
         order by since, list_id
        """;
    return jdbc.sql(sql)
        .params(Params.of("reader", reader.value()).toMap())
        .query(
            (row, _) -> {
              var how = row.getString("left_how");
              return new Place(
                  new ListId(row.getObject("list_id", UUID.class)),
                  Rows.instant(row, "since"),
                  row.getString("how"),
                  Rows.instantOrNull(row, "left_at"),
                  how == null ? null : Leaving.How.valueOf(how));
            })
        .list();
  }

  /// The lists that each of the readers is on.
  Map<ReaderId, List<ListId>> current(Collection<ReaderId> readers) {
    var sql =
        """
        select reader_id, list_id
          from readers.subscription
         where reader_id = any(:readers)
           and left_at is null
        """;
    var found = new HashMap<ReaderId, List<ListId>>();
    jdbc.sql(sql)
        .param("readers", readers.stream().map(ReaderId::value).toArray(Long[]::new))
        .query(
            row -> {
              var reader = new ReaderId(row.getLong("reader_id"));
              found.computeIfAbsent(reader, _ -> new ArrayList<>()).add(new ListId(row.getObject("list_id", UUID.class)));
            });
    return found;
  }

  /// Puts a reader on a list, also one who has left it before. Whom an import has put there stays for their own sake from
  /// now on, whatever becomes of the import. Returns false if they are on it.
  boolean join(ReaderId reader, ListId list, String how, Instant at) {
    var sql =
        """
        insert into readers.subscription as s (list_id, reader_id, since, how)
        values (:list, :reader, :at, :how)
        on conflict (list_id, reader_id) do update
           set since = case when s.left_at is null then s.since else excluded.since end,
               how = excluded.how, import_id = null, left_at = null, left_how = null, left_mailing = null
         where s.left_at is not null
            or s.import_id is not null
        """;
    var params = Params.of("list", list).and("reader", reader.value()).and("how", how).and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Takes back that a reader left, as if they had stayed.
  boolean rejoin(ReaderId reader, ListId list) {
    var sql =
        """
        update readers.subscription
           set left_at = null, left_how = null, left_mailing = null
         where list_id = :list
           and reader_id = :reader
           and left_at is not null
        """;
    return jdbc.sql(sql).params(Params.of("list", list).and("reader", reader.value()).toMap()).update() == 1;
  }

  /// Whether the reader left the list by the link of that mailing, and not before a time.
  boolean leftBy(ReaderId reader, ListId list, long mailing, Instant since) {
    var sql =
        """
        select exists (
          select 1
            from readers.subscription
           where list_id = :list
             and reader_id = :reader
             and left_at >= :since
             and left_how in ('LINK', 'ONE_CLICK', 'MAIL')
             and left_mailing = :mailing)
        """;
    var params =
        Params.of("list", list).and("reader", reader.value()).and("mailing", mailing).and("since", since);
    return jdbc.sql(sql).params(params.toMap()).query(Boolean.class).single();
  }

  boolean leave(ReaderId reader, ListId list, Leaving leaving, Instant at) {
    var sql =
        """
        update readers.subscription
           set left_at = :at, left_how = :how, left_mailing = :mailing::bigint
         where list_id = :list
           and reader_id = :reader
           and left_at is null
        """;
    var params =
        Params.of("list", list)
            .and("reader", reader.value())
            .and("how", leaving.how())
            .and("mailing", leaving.mailing())
            .and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Off everything but what comes with the job.
  void leaveAll(ReaderId reader, Leaving leaving, Instant at) {
    var sql =
        """
        update readers.subscription s
           set left_at = :at, left_how = :how, left_mailing = :mailing::bigint
          from readers.list l
         where l.id = s.list_id
           and not l.mandatory
           and s.reader_id = :reader
           and s.left_at is null
        """;
    var params =
        Params.of("reader", reader.value())
            .and("how", leaving.how())
            .and("mailing", leaving.mailing())
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  Movement movement(Instant from, Instant until) {
    var sql =
        """
        select count(distinct e.reader_id) filter (where e.what = 'readers.event.joined') as joined,
               count(distinct e.reader_id) filter (where e.what <> 'readers.event.joined') as "left"
          from readers.event e
         where e.what in ('readers.event.joined', 'readers.event.left', 'readers.event.complained')
           and e.at >= :from and e.at < :until
           and not exists (select from readers.event b
                            where b.reader_id = e.reader_id and b.what = 'readers.event.stayed' and b.detail = e.detail
                              and b.at >= e.at and e.what = 'readers.event.left')
        """;
    return jdbc.sql(sql)
        .params(Params.of("from", from).and("until", until).toMap())
        .query((row, _) -> new Movement(row.getLong("joined"), row.getLong("left")))
        .single();
  }

  /// Something that happened to a reader.
  ///
  /// @param what a catalogue key
  /// @param detail fills the key's `{0}`; may be empty
  record Event(Instant at, String what, String detail) {}

  void note(ReaderId reader, String what, String detail, Instant at) {
    var sql =
        """
        insert into readers.event (reader_id, at, what, detail)
        values (:reader, :at, :what, :detail)
        """;
    var params = Params.of("reader", reader.value()).and("what", what).and("detail", detail).and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// The newest first.
  List<Event> events(ReaderId reader) {
    var sql =
        """
        select at, what, detail
          from readers.event
         where reader_id = :reader
         order by at desc
         limit 200
        """;
    return jdbc.sql(sql)
        .params(Params.of("reader", reader.value()).toMap())
        .query(
            (row, _) ->
                new Event(Rows.instant(row, "at"), row.getString("what"), row.getString("detail")))
        .list();
  }

  /// A yes, with the words that it was given to.
  record Consent(ListId list, Instant givenAt, String version, String text, String page) {}

  void consent(ReaderId reader, ListId list, int wording, String page, Instant at) {
    var sql =
        """
        insert into readers.consent (reader_id, list_id, given_at, wording_id, page)
        values (:reader, :list, :at, :wording, :page)
        on conflict do nothing
        """;
    var params =
        Params.of("reader", reader.value())
            .and("list", list)
            .and("wording", wording)
            .and("page", page)
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  List<Consent> consents(ReaderId reader) {
    var sql =
        """
        select c.list_id, c.given_at, w.version, w.text, c.page
          from readers.consent c
          join readers.wording w on w.id = c.wording_id
         where c.reader_id = :reader
         order by c.given_at desc
        """;
    return jdbc.sql(sql)
        .params(Params.of("reader", reader.value()).toMap())
        .query(
            (row, _) ->
                new Consent(
                    new ListId(row.getObject("list_id", UUID.class)),
                    Rows.instant(row, "given_at"),
                    row.getString("version"),
                    row.getString("text"),
                    row.getString("page")))
        .list();
  }

  /// The words that have the number.
  String words(int wording) {
    var sql = "select text from readers.wording where id = :id";
    return jdbc.sql(sql).params(Params.of("id", wording).toMap()).query(String.class).single();
  }

  /// The number of words that somebody is asked to say yes to; the same words have the same number.
  int wording(String version, String text) {
    var sql =
        """
        with made as (
          insert into readers.wording (version, text)
          values (:version, :text)
          on conflict (version, md5(text)) do nothing
          returning id
        )
        select id from made
        union all
        select id from readers.wording where version = :version and text = :text
         limit 1
        """;
    var params = Params.of("version", version).and("text", text);
    return jdbc.sql(sql).params(params.toMap()).query(Integer.class).single();
  }
}
