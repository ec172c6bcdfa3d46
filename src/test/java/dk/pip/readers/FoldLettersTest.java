package dk.pip.readers;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.CaseFold;
import dk.pip.testing.Db;
import dk.pip.testing.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Java and the database call the same letters the same.
class FoldLettersTest {

  @Test
  void isTheSameInJavaAndInTheDatabase() throws SQLException {
    var texts = new ArrayList<String>();
    for (var letter = 1; letter <= Character.MAX_CODE_POINT; letter++) {
      var alone = Character.toString(letter);
      var changes = !CaseFold.of(alone).equals(alone) || Character.toUpperCase(letter) != letter;
      if (letter < 0x600 || changes && (letter < 0xd800 || letter > 0xdfff)) {
        texts.add("a" + alone + "Z");
      }
    }
    var single = List.copyOf(texts);
    var random = new Random(53);
    for (var i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (var j = 0; j < 8; j++) {
        text.append(single.get(random.nextInt(single.size())).substring(1).replace("Z", random.nextBoolean() ? "\u0307" : ""));
      }
      texts.add(text.toString());
    }
    try (var connection = DriverManager.getConnection(Db.fresh());
        var query = connection.prepareStatement("select readers.fold(t) from unnest(?::text[]) with ordinality as u (t, n) order by n")) {
      query.setArray(1, connection.createArrayOf("text", texts.toArray()));
      var wrong = new ArrayList<String>();
      try (var rows = query.executeQuery()) {
        for (var text : texts) {
          rows.next();
          var folded = CaseFold.of(text);
          if (!folded.equals(rows.getString(1)) || !folded.equals(CaseFold.of(folded))) {
            wrong.add(HexFormat.of().formatHex(text.getBytes(UTF_16BE)) + " → " + folded + " / " + rows.getString(1));
          }
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void keepsApartWhatMailServersTellApart() {
    assertThat(CaseFold.of("STRASSE")).isNotEqualTo(CaseFold.of("straße"));
    assertThat(CaseFold.of("ısparta")).isNotEqualTo(CaseFold.of("ISPARTA"));
    assertThat(CaseFold.of("ΝΊΚΟΣ")).isEqualTo(CaseFold.of("νίκος"));
    assertThat(CaseFold.of("İb")).isEqualTo(CaseFold.of("i̇b"));
    assertThat(CaseFold.of("Å")).isEqualTo(CaseFold.of("A\u030a")).isEqualTo("å");
  }

  @Test
  void makesOneReaderOfTwoThatDifferedByALetter() throws SQLException {
    var database = Servers.emptyDatabase();
    migrate(database, "47");
    try (var connection = DriverManager.getConnection(database)) {
      run(
          connection,
          """
          insert into readers.list (id, slug, name, about, kind, mandatory, section, added_at)
          select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'liste-' || n, 'Liste', '', 'PUBLIC', false, '', now()
            from generate_series(1, 3) as n
          """,
          """
          alter table readers.reader alter column id restart with 10
          """,
          // In a database whose locale knows only ASCII, lower() has left these apart.
          "drop index readers.reader_address_key",
          "drop index readers.sign_up_address_key",
          """
          insert into readers.reader (address, name, language, monthly, suppressed_at, added_at)
          values ('Ægir@a.example', '', 'da', false, null, '2026-02-01'),
                 ('bo@a.example', 'Bo', 'da', false, null, '2026-02-01'),
                 ('ægir@a.example', 'Ægir', 'da', true, '2026-03-01', '2026-01-01')
          """,
          """
          insert into readers.subscription (list_id, reader_id, since, how, left_at, left_how)
          values ('00000000-0000-0000-0000-000000000001', 10, '2026-02-01', 'IMPORT', null, null),
                 ('00000000-0000-0000-0000-000000000001', 12, '2026-01-01', 'SIGN_UP', '2026-03-01', 'LINK'),
                 ('00000000-0000-0000-0000-000000000002', 12, '2026-01-01', 'SIGN_UP', null, null),
                 ('00000000-0000-0000-0000-000000000003', 11, '2026-01-01', 'SIGN_UP', null, null)
          """,
          "insert into readers.event (reader_id, at, what, detail) values (12, now(), 'readers.event.left', 'Liste')");
    }
    migrate(database, "latest");
    try (var connection = DriverManager.getConnection(database)) {
      assertThat(rows(connection, "select id, address, address_key, name, monthly, suppressed_at is not null, added_at::date from readers.reader order by id"))
          .containsExactly("10|Ægir@a.example|ægir@a.example|Ægir|t|t|2026-01-01", "11|bo@a.example|bo@a.example|Bo|f|f|2026-02-01");
      assertThat(rows(connection, "select right(list_id::text, 1), reader_id, left_how from readers.subscription order by 1, 2"))
          .containsExactly("1|10|LINK", "2|10|null", "3|11|null");
      assertThat(rows(connection, "select reader_id from readers.event")).containsExactly("10");
    }
  }

  private static void migrate(String database, String target) {
    Flyway.configure()
        .dataSource(database, null, null)
        .defaultSchema("operations")
        .schemas("operations")
        .createSchemas(true)
        .target(target)
        .load()
        .migrate();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    for (var sql : statements) {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        var line = new ArrayList<String>();
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", line));
      }
    }
    return found;
  }
}
