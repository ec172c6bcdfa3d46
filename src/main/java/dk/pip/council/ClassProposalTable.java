package dk.pip.council;

import dk.pip.people.StaffId;
import dk.pip.pictures.Picture;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes proposals, all that their fields have had, and their pictures.
@Repository
class ClassProposalTable {
  private static final int KEPT = 400;

  private final JdbcClient jdbc;

  ClassProposalTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// By number.
  List<ClassProposal> of(CouncilDayId day) {
    var from = new HashMap<UUID, List<ClassProposalId>>();
    var params = Params.of("day", day).toMap();
    jdbc.sql("select id, merged_into from council.proposal where day_id = :day and merged_into is not null order by number").params(params).query(row -> {
      from.computeIfAbsent(row.getObject("merged_into", UUID.class), _ -> new ArrayList<>()).add(new ClassProposalId(row.getObject("id", UUID.class)));
    });
    return jdbc.sql("select * from council.proposal where day_id = :day order by number").params(params).query((row, _) -> proposal(row, from)).list();
  }

  Optional<CouncilDayId> dayOf(ClassProposalId id) {
    return jdbc.sql("select day_id from council.proposal where id = :id")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> new CouncilDayId(row.getObject("day_id", UUID.class)))
        .optional();
  }

  /// The days of some proposals, each with those of them that are of it.
  Map<CouncilDayId, List<ClassProposalId>> byDay(Collection<ClassProposalId> ids) {
    var days = new HashMap<CouncilDayId, List<ClassProposalId>>();
    jdbc.sql("select id, day_id from council.proposal where id = any(:ids)")
        .param("ids", ids.stream().map(ClassProposalId::value).toArray(UUID[]::new))
        .query(row -> {
          days.computeIfAbsent(new CouncilDayId(row.getObject("day_id", UUID.class)), _ -> new ArrayList<>()).add(new ClassProposalId(row.getObject("id", UUID.class)));
        });
    return days;
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  private static ClassProposal proposal(ResultSet row, Map<UUID, List<ClassProposalId>> from) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var delegation = row.getObject("delegation_id", UUID.class);
    var merged = row.getObject("merged_into", UUID.class);
    var text =
        new ProposalText(
            row.getString("title"), row.getString("what"), row.getString("why"), row.getString("place"), number(row, "cost"), row.getString("cost_words"));
    return new ClassProposal(
        new ClassProposalId(id),
        new CouncilDayId(row.getObject("day_id", UUID.class)),
        delegation == null ? null : new DelegationId(delegation),
        row.getInt("number"),
        row.getString("slug"),
        text,
        row.getInt("revision"),
        Rows.instantOrNull(row, "handed_in_at"),
        Rows.instantOrNull(row, "let_go_at"),
        row.getString("note"),
        number(row, "estimate"),
        Rows.instantOrNull(row, "noted_at"),
        row.getString("answer"),
        Rows.instantOrNull(row, "answered_at"),
        Rows.instantOrNull(row, "withdrawn_at"),
        merged == null ? null : new ClassProposalId(merged),
        from.getOrDefault(id, List.of()),
        number(row, "granted"),
        row.getString("commitment_path"));
  }

  int nextNumber(CouncilDayId day) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from council.proposal where day_id = :day").params(Params.of("day", day).toMap()).query(Integer.class).single();
  }

  void add(ClassProposalId id, CouncilDayId day, @Nullable DelegationId delegation, int number, String slug) {
    var sql =
        """
        insert into council.proposal (id, day_id, delegation_id, number, slug)
        values (:id, :day, :delegation::uuid, :number, :slug)
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("day", day).and("delegation", delegation).and("number", number).and("slug", slug).toMap()).update();
  }

  void text(ClassProposalId id, ProposalText text) {
    var sql =
        """
        update council.proposal
           set title = :title, what = :what, why = :why, place = :place, cost = :cost::bigint, cost_words = :words, revision = revision + 1
         where id = :id
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("title", text.title())
                .and("what", text.what())
                .and("why", text.why())
                .and("place", text.place())
                .and("cost", text.cost())
                .and("words", text.costWords())
                .toMap())
        .update();
  }

  void lock(ClassProposalId id) {
    jdbc.sql("select 1 from council.proposal where id = :id for update").params(Params.of("id", id).toMap()).query(Integer.class).optional();
  }

  Optional<ProposalWriting> newest(ClassProposalId id, ProposalField field) {
    return jdbc.sql("select field, revision, text, at from council.writing where proposal_id = :id and field = :field order by revision desc limit 1")
        .params(Params.of("id", id).and("field", field).toMap())
        .query(ClassProposalTable::writing)
        .optional();
  }

  Optional<ProposalWriting> writing(ClassProposalId id, ProposalField field, int revision) {
    return jdbc.sql("select field, revision, text, at from council.writing where proposal_id = :id and field = :field and revision = :revision")
        .params(Params.of("id", id).and("field", field).and("revision", revision).toMap())
        .query(ClassProposalTable::writing)
        .optional();
  }

  /// What an opened page wrote last, after a revision.
  Optional<ProposalWriting> newestOf(ClassProposalId id, ProposalField field, String opened, int after) {
    var sql =
        """
        select field, revision, text, at
          from council.writing
         where proposal_id = :id
           and field = :field
           and revision > :after
           and opened = :opened
           and opened <> ''
         order by revision desc
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("field", field).and("after", after).and("opened", opened).toMap()).query(ClassProposalTable::writing).optional();
  }

  /// The newest first.
  List<ProposalWriting> writings(ClassProposalId id, ProposalField field, int most) {
    return jdbc.sql("select field, revision, text, at from council.writing where proposal_id = :id and field = :field order by revision desc limit :most")
        .params(Params.of("id", id).and("field", field).and("most", most).toMap())
        .query(ClassProposalTable::writing)
        .list();
  }

  private static ProposalWriting writing(ResultSet row, int number) throws SQLException {
    return new ProposalWriting(ProposalField.valueOf(row.getString("field")), row.getInt("revision"), row.getString("text"), Rows.instant(row, "at"));
  }

  void write(ClassProposalId id, ProposalField field, int revision, String text, String opened, Instant at) {
    var sql =
        """
        insert into council.writing (proposal_id, field, revision, text, opened, at)
        values (:id, :field, :revision, :text, :opened, :at)
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("field", field).and("revision", revision).and("text", text).and("opened", opened).and("at", at).toMap()).update();
    jdbc.sql("delete from council.writing where proposal_id = :id and field = :field and revision < :least")
        .params(Params.of("id", id).and("field", field).and("least", revision - KEPT).toMap())
        .update();
  }

  void slug(ClassProposalId id, String slug) {
    jdbc.sql("update council.proposal set slug = :slug where id = :id").params(Params.of("id", id).and("slug", slug).toMap()).update();
  }

  boolean handIn(ClassProposalId id, @Nullable Instant at) {
    return jdbc.sql("update council.proposal set handed_in_at = :at::timestamptz where id = :id and (handed_in_at is null) <> (:at::timestamptz is null)")
            .params(Params.of("id", id).and("at", at).toMap())
            .update()
        == 1;
  }

  void letGo(ClassProposalId id, @Nullable Instant at) {
    jdbc.sql("update council.proposal set let_go_at = :at::timestamptz where id = :id").params(Params.of("id", id).and("at", at).toMap()).update();
  }

  void note(ClassProposalId id, String note, @Nullable Long estimate, @Nullable StaffId by, Instant at) {
    jdbc.sql("update council.proposal set note = :note, estimate = :estimate::bigint, noted_by = :by::uuid, noted_at = :at where id = :id")
        .params(Params.of("id", id).and("note", note).and("estimate", estimate).and("by", by).and("at", at).toMap())
        .update();
  }

  void answer(ClassProposalId id, String answer, Instant at) {
    jdbc.sql("update council.proposal set answer = :answer, answered_at = :at where id = :id").params(Params.of("id", id).and("answer", answer).and("at", at).toMap()).update();
  }

  void withdraw(ClassProposalId id, @Nullable Instant at) {
    jdbc.sql("update council.proposal set withdrawn_at = :at::timestamptz where id = :id").params(Params.of("id", id).and("at", at).toMap()).update();
  }

  void merge(ClassProposalId id, @Nullable ClassProposalId into) {
    jdbc.sql("update council.proposal set merged_into = :into::uuid where id = :id").params(Params.of("id", id).and("into", into).toMap()).update();
  }

  void estimate(ClassProposalId id, @Nullable Long estimate) {
    jdbc.sql("update council.proposal set estimate = :estimate::bigint where id = :id").params(Params.of("id", id).and("estimate", estimate).toMap()).update();
  }

  void remove(ClassProposalId id) {
    jdbc.sql("delete from council.proposal where id = :id and delegation_id is null").params(Params.of("id", id).toMap()).update();
  }

  void grant(CouncilDayId day, List<DayResult.Grant> grants) {
    jdbc.sql("update council.proposal set granted = null where day_id = :day").params(Params.of("day", day).toMap()).update();
    for (var it : grants) {
      jdbc.sql("update council.proposal set granted = :kroner where id = :id and day_id = :day")
          .params(Params.of("id", it.proposal()).and("day", day).and("kroner", it.kroner()).toMap())
          .update();
    }
  }

  void commitment(ClassProposalId id, String path) {
    jdbc.sql("update council.proposal set commitment_path = :path where id = :id").params(Params.of("id", id).and("path", path).toMap()).update();
  }

  // Pictures

  List<ProposalPicture> pictures(ClassProposalId id) {
    return jdbc.sql("select id, kind, width, height, alt from council.picture where proposal_id = :id order by at, id")
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                new ProposalPicture(
                    row.getObject("id", UUID.class), ProposalPicture.Kind.valueOf(row.getString("kind")), row.getInt("width"), row.getInt("height"), row.getString("alt")))
        .list();
  }

  Optional<Picture> picture(ClassProposalId proposal, UUID id) {
    return jdbc.sql("select sha256, format, width, height, content from council.picture where id = :id and proposal_id = :proposal")
        .params(Params.of("id", id).and("proposal", proposal).toMap())
        .query(
            (row, _) ->
                new Picture(row.getString("sha256"), Picture.Format.valueOf(row.getString("format")), row.getInt("width"), row.getInt("height"), row.getBytes("content")))
        .optional();
  }

  void addPicture(ClassProposalId proposal, ProposalPicture it, Picture content, Instant at) {
    var sql =
        """
        insert into council.picture (id, proposal_id, kind, sha256, format, width, height, alt, content, at)
        values (:id, :proposal, :kind, :sha256, :format, :width, :height, :alt, :content, :at)
        on conflict (proposal_id, sha256) do update set alt = excluded.alt, kind = excluded.kind
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", it.id())
                .and("proposal", proposal)
                .and("kind", it.kind())
                .and("sha256", content.sha256())
                .and("format", content.format())
                .and("width", content.width())
                .and("height", content.height())
                .and("alt", it.alt())
                .and("content", content.bytes())
                .and("at", at)
                .toMap())
        .update();
  }

  boolean removePicture(ClassProposalId proposal, UUID id) {
    return jdbc.sql("delete from council.picture where id = :id and proposal_id = :proposal").params(Params.of("id", id).and("proposal", proposal).toMap()).update() == 1;
  }

  boolean hasSlug(CouncilDayId day, String slug, ClassProposalId but) {
    return jdbc.sql("select 1 from council.proposal where day_id = :day and slug = :slug and id <> :but")
        .params(Params.of("day", day).and("slug", slug).and("but", but).toMap())
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
