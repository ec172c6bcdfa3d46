package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages' statements find what they need by an index, however many readers, mailings and messages there are. PostgreSQL
/// says how it would go about each; with sequential scans switched off, one is left only where no index would do.
class ReadPlansTest extends ReaderTest {
  private static final Set<String> LARGE =
      Set.of(
          "readers.reader",
          "readers.subscription",
          "readers.consent",
          "readers.event",
          "readers.import_refusal",
          "readers.sign_up",
          "readers.suppression",
          "mailing.delivery",
          "returns.message");

  /// Indexes of a few rows only, which are read whole.
  private static final Set<String> SMALL = Set.of("reader_stopped", "message_to_see", "message_forged");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void findsByAnIndexWhatThePagesShow() throws SQLException {
    var list = list("planer", ReaderList.Kind.STAFF, false);
    var reader = reader("ib@planer.example", list);
    var token = bean(ReaderLinks.class).pageToken(reader);
    var stop = java.net.URI.create(bean(ReaderLinks.class).unsubscribe(reader, list, 1)).getPath();
    reader("bo@planer.example", list);

    var statements =
        new LinkedHashSet<>(
            statementsOf(
                () -> {
                  as(alice).get("/redaktion/laesere").isOk();
                  as(alice).get("/redaktion/laesere/lister/" + list.value()).isOk();
                  as(alice).get("/redaktion/laesere/lister/" + list.value() + "?efter=ib@planer.example").isOk();
                  as(alice).get("/redaktion/laesere/" + reader.value()).isOk();
                  as(alice).get("/redaktion/laesere/virker-ikke").isOk();
                  as(alice).get("/redaktion/laesere/importer").isOk();
                  as(alice).get("/redaktion/breve").isOk();
                  as(alice).get("/redaktion/udsendelser").isOk();
                  as(alice).get("/redaktion/svar").isOk();
                  fresh().get("/laeser/" + token).isOk();
                  fresh().get("/tilmeld").isOk();
                  fresh().get(stop).isOk();
                  fresh().fill("mail", "ny@planer.example").postWithoutToken("/tilmeld");
                  bean(Readers.class).find("IB@planer.example");
                  bean(ForgetElsewhere.class).run();
                }));

    assertThat(statements).hasSizeGreaterThan(20).anyMatch(sql -> sql.contains("returns.message"));
    assertThat(faults(statements)).isEmpty();
  }

  /// Without anything switched off: as PostgreSQL goes about a small list and a search among so many that reading all would cost.
  @Test
  void readsLittleAmongManyReaders() throws SQLException {
    list("planer-alle", ReaderList.Kind.STAFF, false);
    var list = list("planer-mange", ReaderList.Kind.STAFF, false);
    var statements =
        new LinkedHashSet<>(
            statementsOf(
                () -> {
                  as(alice).get("/redaktion/laesere/lister/" + list.value() + "?efter=ib@planer.example").isOk();
                  as(alice).get("/redaktion/laesere/lister/" + list.value() + "?q=hansen").isOk();
                  as(alice).get("/redaktion/laesere/soeg?q=hansen").isOk();
                }));
    statements.removeIf(sql -> !sql.contains("readers.reader r"));
    assertThat(statements).hasSize(3);
    // How much is asked for and what for decides between the ways to it.
    var typed =
        statements.stream()
            .map(sql -> sql.replace("name_key like ?", "name_key like '%7777 han%'").replace("limit ?", "limit 51"))
            .collect(java.util.stream.Collectors.toSet());
    try (var connection = connection()) {
      connection.setAutoCommit(false);
      execute(
          connection,
          """
          insert into readers.reader (address, name, language, added_at)
          select 'mange' || i || '@planer.example', 'Nr. ' || i || ' Hansen', 'da', now() from generate_series(1, 20000) i
          """);
      execute(
          connection,
          """
          insert into readers.subscription (list_id, reader_id, since, how)
          select l.id, r.id, now(), 'STAFF'
            from readers.reader r
            join readers.list l on l.slug = 'planer-mange' and r.id % 500 = 0 or l.slug = 'planer-alle'
          """);
      execute(connection, "analyze readers.reader");
      execute(connection, "analyze readers.subscription");
      execute(connection, "select gin_clean_pending_list('readers.reader_name')");
      assertThat(faults(connection, typed)).isEmpty();
      connection.rollback();
    }
  }

  /// That the test would see it.
  @Test
  void findsFaultWithAMissingIndex() throws SQLException {
    assertThat(
            faults(
                Set.of(
                    "select id from readers.reader where name = ?",
                    "select count(*) from readers.subscription",
                    "select id from returns.message where recipient = ? order by id desc limit 1")))
        .hasSize(3);
  }

  private static List<String> faults(Set<String> statements) throws SQLException {
    try (var connection = connection()) {
      execute(connection, "set enable_seqscan = off");
      return faults(connection, statements);
    }
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(database() + (database().contains("?") ? "&" : "?") + "preferQueryMode=simple");
  }

  private static List<String> faults(Connection connection, Set<String> statements) throws SQLException {
    var faults = new ArrayList<String>();
    execute(connection, "set plan_cache_mode = force_generic_plan");
    for (var sql : statements) {
      var start = sql.strip().toLowerCase(java.util.Locale.ROOT);
      if (start.startsWith("select") || start.startsWith("with")) {
        look(plan(connection, sql), false, sql, faults);
      }
    }
    return faults;
  }

  private static JsonNode plan(Connection connection, String sql) throws SQLException {
    var numbered = new StringBuilder("explain (generic_plan, verbose, format json) ");
    var number = 0;
    for (var c : sql.toCharArray()) {
      numbered.append(c == '?' ? "$" + ++number : String.valueOf(c));
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(numbered.toString())) {
      rows.next();
      return JSON.readTree(rows.getString(1)).get(0).get("Plan");
    }
  }

  private static void look(JsonNode node, boolean bounded, String sql, List<String> faults) {
    var type = node.path("Node Type").asString("");
    var table = node.path("Schema").asString("") + "." + node.path("Relation Name").asString("");
    var whole =
        type.equals("Seq Scan")
            || type.startsWith("Index") && !node.has("Index Cond")
            || type.equals("Bitmap Heap Scan") && readsAWholeIndex(node);
    var searched = type.equals("Seq Scan") || node.has("Filter");
    if (LARGE.contains(table) && whole && !SMALL.contains(node.path("Index Name").asString("")) && !(bounded && !searched)) {
      faults.add(type + " on " + table + ": " + sql.strip());
    }
    for (var child : node.path("Plans")) {
      // A walk in the order of an index ends where the page is full.
      look(child, type.equals("Limit") || bounded && !type.equals("Sort") && !type.equals("Aggregate"), sql, faults);
    }
  }

  private static boolean readsAWholeIndex(JsonNode node) {
    if (node.path("Node Type").asString("").equals("Bitmap Index Scan")) {
      return !node.has("Index Cond") && !SMALL.contains(node.path("Index Name").asString(""));
    }
    for (var child : node.path("Plans")) {
      if (readsAWholeIndex(child)) {
        return true;
      }
    }
    return false;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void keepsTheNumberOfReadersThroughEverythingThatHappens() {
    var plain = publicList("tal");
    var job = list("tal-job", ReaderList.Kind.STAFF, true);
    var lists = bean(Lists.class);
    var readers = bean(Readers.class);
    var subscriptions = bean(Subscriptions.class);
    var some = new ArrayList<ReaderId>();
    var random = new java.util.Random(7);
    for (var i = 0; i < 12; i++) {
      some.add(reader("tal" + i + "@tal.example", plain, job));
    }
    for (var i = 0; i < 120; i++) {
      var one = some.get(random.nextInt(some.size()));
      var list = random.nextBoolean() ? plain : job;
      switch (random.nextInt(9)) {
        case 0 -> subscriptions.leave(one, list, Leaving.by(Leaving.How.STAFF), clock().instant());
        case 1 -> subscriptions.join(one, list, "STAFF", clock().instant());
        case 2 -> subscriptions.rejoin(one, list);
        case 3 -> readers.complained(one, clock().instant());
        case 4 -> readers.gone(one, "550", clock().instant());
        case 5 -> bean(ReaderRows.class).welcome(one);
        case 6 -> lists.sumUp();
        case 7 -> {
          bean(ReaderLists.class).erase(null, one);
          some.set(some.indexOf(one), reader("tal" + i + "-igen@tal.example", job));
        }
        default -> some.set(some.indexOf(one), reader("tal" + i + "-ny@tal.example", list));
      }
      assertThat(lists.active(plain)).isEqualTo(counted(plain));
      assertThat(lists.active(job)).isEqualTo(counted(job));
    }
    lists.change(plain, new Lists.Words("Tal", "", false, "", null));
    lists.change(job, new Lists.Words("Tal", "", false, "", null));
    assertThat(lists.active(job)).isEqualTo(counted(job));
    bean(JdbcClient.class).sql("insert into readers.tally (list_id, change) values (?, 99)").param(plain.value()).update();

    lists.countAnew();

    assertThat(lists.active().getOrDefault(plain, 0L)).isEqualTo(counted(plain));
  }

  private static long counted(ListId list) {
    var sql =
        """
        select count(*)
          from readers.subscription s
          join readers.reader r on r.id = s.reader_id
          join readers.list l on l.id = s.list_id
         where l.id = ?
           and s.left_at is null
           and r.stopped_at is null
           and (r.suppressed_at is null or l.mandatory)
        """;
    return bean(JdbcClient.class).sql(sql).param(list.value()).query(Long.class).single();
  }
}
