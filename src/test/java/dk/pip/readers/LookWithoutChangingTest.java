package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Programs look at the links in a mail before its reader does, and follow what they find there.
class LookWithoutChangingTest extends ReaderTest {
  private static final ListId list = publicList("kig");

  @Test
  void changesNothingOnAnyPageThatAMailLeadsTo() {
    var reader = reader("robot@en.example", list);
    var links = bean(ReaderLinks.class);
    var ahead = new ArrayDeque<>(List.of(path(links.unsubscribe(reader, list, 5)), path(links.page(reader))));
    var seen = new TreeSet<>(ahead);
    var before = everything();
    assertThat(before).containsKeys("reader", "subscription", "consent", "sign_up", "suppression");

    while (!ahead.isEmpty()) {
      var answer = fresh().get(ahead.remove());
      assertThat(answer.status()).as(answer::toString).isEqualTo(200);
      if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
        for (var link : answer.page().select("a[href]").eachAttr("href")) {
          if (link.matches("/(laeser|afmeld|tilmeld)(/.*)?") && seen.add(link)) {
            ahead.add(link);
          }
        }
      }
    }

    assertThat(seen).as("the pages for erasing and for taking data out among them").hasSizeGreaterThan(3);
    assertThat(everything()).isEqualTo(before);
  }

  private static String path(String link) {
    return URI.create(link).getPath();
  }

  /// All rows of the module's tables, by table.
  private static Map<String, String> everything() {
    var jdbc = bean(JdbcClient.class);
    var tables = "select table_name from information_schema.tables where table_schema = 'readers'";
    var rows = new TreeMap<String, String>();
    for (var table : jdbc.sql(tables).query(String.class).list()) {
      var all = "select coalesce(string_agg(t::text, chr(10) order by t::text), '') from readers." + table + " t";
      rows.put(table, jdbc.sql(all).query(String.class).single());
    }
    return rows;
  }
}
