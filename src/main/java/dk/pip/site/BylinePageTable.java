package dk.pip.site;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes pages of those with a byline.
@Repository
class BylinePageTable {
  private static final String COLUMNS =
      """
      select b.id, b.account_id, b.unit_id, b.slug, b.audience, b.title, b.about, b.shown, p.sha256
        from site.byline_page b
        left join site.byline_picture p on p.page_id = b.id
      """;

  private final JdbcClient jdbc;

  BylinePageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A page without what others know of it: its name.
  record Row(
      BylinePageId id,
      @Nullable StaffId person,
      @Nullable UnitId unit,
      String slug,
      Audience audience,
      String title,
      String about,
      boolean shown,
      @Nullable String picture,
      List<BylinePage.Claim> claims) {
    private Row with(List<BylinePage.Claim> others) {
      return new Row(id, person, unit, slug, audience, title, about, shown, picture, others);
    }
  }

  List<Row> list() {
    return rows("order by b.id", Params.of("none", null));
  }

  List<Row> shown() {
    return rows("where b.shown order by b.id", Params.of("none", null));
  }

  Optional<Row> ofPerson(StaffId person) {
    return rows("where b.account_id = :id", Params.of("id", person)).stream().findFirst();
  }

  Optional<Row> ofUnit(UnitId unit) {
    return rows("where b.unit_id = :id", Params.of("id", unit)).stream().findFirst();
  }

  Optional<Row> find(BylinePageId id) {
    return rows("where b.id = :id", Params.of("id", id)).stream().findFirst();
  }

  private List<Row> rows(String which, Params params) {
    var rows = jdbc.sql(COLUMNS + which).params(params.toMap()).query(BylinePageTable::row).list();
    if (rows.isEmpty()) {
      return rows;
    }
    var claims = claims();
    return rows.stream().map(row -> row.with(claims.getOrDefault(row.id.value(), List.of()))).toList();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var person = row.getObject("account_id", UUID.class);
    var unit = row.getObject("unit_id", UUID.class);
    return new Row(
        new BylinePageId(row.getObject("id", UUID.class)),
        person == null ? null : new StaffId(person),
        unit == null ? null : new UnitId(unit),
        row.getString("slug"),
        Audience.valueOf(row.getString("audience")),
        row.getString("title"),
        row.getString("about"),
        row.getBoolean("shown"),
        row.getString("sha256"),
        List.of());
  }

  private Map<UUID, List<BylinePage.Claim>> claims() {
    record Of(UUID page, BylinePage.Claim claim) {}
    return jdbc.sql("select page_id, byline, agreed_at is not null as agreed from site.byline_claim order by claimed_at, byline")
        .query((row, _) -> new Of(row.getObject("page_id", UUID.class), new BylinePage.Claim(row.getString("byline"), row.getBoolean("agreed"))))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Of::page, Collectors.mapping(Of::claim, Collectors.toList())));
  }

  boolean isTaken(String slug) {
    return jdbc.sql("select exists (select from site.byline_page where slug = :slug)").param("slug", slug).query(Boolean.class).single();
  }

  void lock() {
    jdbc.sql("lock table site.byline_page in share row exclusive mode").update();
  }

  void add(BylinePageId id, @Nullable StaffId person, @Nullable UnitId unit, String slug, Instant at) {
    var sql =
        """
        insert into site.byline_page (id, account_id, unit_id, slug, audience, shown, changed_at)
        values (:id, :person::uuid, :unit::uuid, :slug, 'PUBLIC', false, :at)
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("person", person).and("unit", unit).and("slug", slug).and("at", at).toMap()).update();
  }

  void change(BylinePageId id, BylinePage.Words words, Instant at) {
    var sql =
        """
        update site.byline_page
           set audience = :audience, title = :title, about = :about, shown = :shown, changed_at = :at
         where id = :id
        """;
    jdbc.sql(sql)
        .params(Params.of("id", id).and("audience", words.audience()).and("title", words.title()).and("about", words.about()).and("shown", words.shown()).and("at", at).toMap())
        .update();
  }

  void hide(BylinePageId id) {
    jdbc.sql("update site.byline_page set shown = false where id = :id").params(Params.of("id", id).toMap()).update();
  }

  void remove(BylinePageId id) {
    jdbc.sql("delete from site.byline_page where id = :id").params(Params.of("id", id).toMap()).update();
  }

  void putPicture(BylinePageId id, String sha256, byte[] jpeg) {
    var sql =
        """
        insert into site.byline_picture (page_id, sha256, content)
        values (:id, :sha256, :content)
        on conflict (page_id) do update set sha256 = excluded.sha256, content = excluded.content
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("sha256", sha256).and("content", jpeg).toMap()).update();
  }

  void removePicture(BylinePageId id) {
    jdbc.sql("delete from site.byline_picture where page_id = :id").params(Params.of("id", id).toMap()).update();
  }

  Optional<byte[]> picture(BylinePageId id) {
    return jdbc.sql("select content from site.byline_picture where page_id = :id").params(Params.of("id", id).toMap()).query((row, _) -> row.getBytes("content")).optional();
  }

  /// Returns whether it is new for the page, and nobody else’s by agreement.
  boolean claim(BylinePageId id, String byline, Instant at, @Nullable StaffId agreedBy, boolean agreed) {
    var sql =
        """
        insert into site.byline_claim (byline, page_id, claimed_at, agreed_at, agreed_by)
        select :byline, :id::uuid, :at::timestamptz, case when :agreed then :at::timestamptz end, :by::uuid
         where not exists (select from site.byline_claim o where o.byline = :byline and o.agreed_at is not null)
        on conflict do nothing
        """;
    return jdbc.sql(sql).params(Params.of("byline", byline).and("id", id).and("at", at).and("agreed", agreed).and("by", agreedBy).toMap()).update() == 1;
  }

  boolean agree(BylinePageId id, String byline, Instant at, StaffId by) {
    var sql =
        """
        update site.byline_claim c
           set agreed_at = :at, agreed_by = :by
         where c.page_id = :id
           and c.byline = :byline
           and c.agreed_at is null
           and not exists (select from site.byline_claim o where o.byline = c.byline and o.agreed_at is not null)
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("byline", byline).and("at", at).and("by", by).toMap()).update() == 1;
  }

  boolean removeClaim(BylinePageId id, String byline) {
    return jdbc.sql("delete from site.byline_claim where page_id = :id and byline = :byline").params(Params.of("id", id).and("byline", byline).toMap()).update() == 1;
  }

  int waiting() {
    return jdbc.sql("select count(*) from site.byline_claim where agreed_at is null").query(Integer.class).single();
  }
}
