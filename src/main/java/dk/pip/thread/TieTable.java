package dk.pip.thread;

import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what gave rise to what.
@Repository
class TieTable {
  private final JdbcClient jdbc;

  TieTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static Params params(Knot.Ref from, Knot.Ref to) {
    return Params.of("fromKind", from.kind()).and("fromRef", from.ref()).and("toKind", to.kind()).and("toRef", to.ref());
  }

  boolean exists(Knot.Ref from, Knot.Ref to) {
    var sql =
        """
        select exists (
          select
            from thread.tie
           where from_kind = :fromKind
             and from_ref = :fromRef
             and to_kind = :toKind
             and to_ref = :toRef)
        """;
    return jdbc.sql(sql).params(params(from, to).toMap()).query(Boolean.class).single();
  }

  void add(Knot.Ref from, Knot.Ref to, Instant at, @Nullable Id by) {
    var sql =
        """
        insert into thread.tie (from_kind, from_ref, to_kind, to_ref, at, by_id)
        values (:fromKind, :fromRef, :toKind, :toRef, :at, :by::uuid)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(params(from, to).and("at", at).and("by", by).toMap()).update();
  }

  /// @param onlyByHand whether what Pip tied stays
  boolean remove(Knot.Ref from, Knot.Ref to, boolean onlyByHand) {
    var sql =
        """
        delete from thread.tie
         where from_kind = :fromKind
           and from_ref = :fromRef
           and to_kind = :toKind
           and to_ref = :toRef
           and (by_id is not null or not :onlyByHand)
        """;
    return jdbc.sql(sql).params(params(from, to).and("onlyByHand", onlyByHand).toMap()).update() == 1;
  }

  boolean removeAll(Knot.Ref of) {
    var sql = "delete from thread.tie where from_kind = :kind and from_ref = :ref or to_kind = :kind and to_ref = :ref";
    return jdbc.sql(sql).params(Params.of("kind", of.kind()).and("ref", of.ref()).toMap()).update() > 0;
  }

  /// The ties of a thing itself, the oldest first.
  List<Tie> of(Knot.Ref of) {
    var sql =
        """
        select from_kind, from_ref, to_kind, to_ref, at, by_id
          from thread.tie
         where from_kind = :kind and from_ref = :ref
            or to_kind = :kind and to_ref = :ref
         order by at, from_ref, to_ref
        """;
    return jdbc.sql(sql).params(Params.of("kind", of.kind()).and("ref", of.ref()).toMap()).query(TieTable::tie).list();
  }

  List<Tie> from(String kind, Collection<String> refs) {
    var sql =
        """
        select from_kind, from_ref, to_kind, to_ref, at, by_id
          from thread.tie
         where from_kind = :kind
           and from_ref = any(:refs)
         order by at, to_ref
        """;
    return jdbc.sql(sql).params(Params.of("kind", kind).and("refs", refs.toArray(String[]::new)).toMap()).query(TieTable::tie).list();
  }

  /// All ties up and down from a thing, those nearest to it first, each way no more than so many things. It ends whatever is tied.
  List<Tie> around(Knot.Ref of, int most) {
    var sql =
        """
        with recursive up as (
               select :kind as kind, :ref as ref
               union
               select t.from_kind, t.from_ref
                 from up
                 join thread.tie t on t.to_kind = up.kind and t.to_ref = up.ref),
             down as (
               select :kind as kind, :ref as ref
               union
               select t.to_kind, t.to_ref
                 from down
                 join thread.tie t on t.from_kind = down.kind and t.from_ref = down.ref),
             nearest_up as (select kind, ref from up limit :most),
             nearest_down as (select kind, ref from down limit :most)
        select t.from_kind, t.from_ref, t.to_kind, t.to_ref, t.at, t.by_id
          from nearest_up n
          join thread.tie t on t.to_kind = n.kind and t.to_ref = n.ref
         union
        select t.from_kind, t.from_ref, t.to_kind, t.to_ref, t.at, t.by_id
          from nearest_down n
          join thread.tie t on t.from_kind = n.kind and t.from_ref = n.ref
        """;
    return jdbc.sql(sql).params(Params.of("kind", of.kind()).and("ref", of.ref()).and("most", most).toMap()).query(TieTable::tie).list();
  }

  /// Whether one thing gave rise to another, straight or through others.
  boolean leads(Knot.Ref from, Knot.Ref to) {
    var sql =
        """
        with recursive down as (
               select :fromKind as kind, :fromRef as ref
               union
               select t.to_kind, t.to_ref
                 from down
                 join thread.tie t on t.from_kind = down.kind and t.from_ref = down.ref)
        select exists (
          select
            from down
           where kind = :toKind
             and ref = :toRef)
        """;
    return jdbc.sql(sql).params(params(from, to).toMap()).query(Boolean.class).single();
  }

  long changeNumber() {
    return jdbc.sql("select number from thread.change").query(Long.class).single();
  }

  /// Nobody else ties until the transaction ends.
  void change() {
    jdbc.sql("update thread.change set number = number + 1").update();
  }

  private static Tie tie(ResultSet row, int number) throws SQLException {
    return new Tie(
        new Knot.Ref(row.getString("from_kind"), row.getString("from_ref")),
        new Knot.Ref(row.getString("to_kind"), row.getString("to_ref")),
        Rows.instant(row, "at"),
        row.getObject("by_id", UUID.class));
  }
}
