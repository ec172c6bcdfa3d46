package dk.pip.readers;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests about readers: lists and readers to begin with.
abstract class ReaderTest extends PipTest {

  static ListId list(String slug, ReaderList.Kind kind, boolean mandatory) {
    var id = new ListId(Id.fresh(clock().instant()));
    var words = new Lists.Words("Listen " + slug, "Om " + slug, mandatory, "", null);
    if (!bean(Lists.class).add(id, slug, kind, words, clock().instant())) {
      throw new IllegalStateException("There is a list " + slug);
    }
    return id;
  }

  /// Alice, as she acts from elsewhere than a page.
  static Staff editor() {
    var account = bean(People.class).list().stream().filter(one -> one.mail().equals(alice.mail())).findFirst();
    return bean(People.class).find(account.orElseThrow().id()).orElseThrow();
  }

  static ListId publicList(String slug) {
    return list(slug, ReaderList.Kind.PUBLIC, false);
  }

  static ReaderId reader(String address, ListId... lists) {
    var reader = bean(ReaderRows.class).add(address, "", Language.DA, clock().instant());
    for (var list : lists) {
      bean(Subscriptions.class).join(reader, list, "STAFF", clock().instant());
    }
    return reader;
  }

  record Recipient(long reader, String address, UUID list) {}

  /// Takes the audience as a mailing does.
  static List<Recipient> audience(ListId... lists) {
    var sql = "select reader_id, address, list_id from readers.take_audience(?::uuid[], ?) order by address";
    var ids = new StringBuilder("{");
    for (var list : lists) {
      ids.append(ids.length() == 1 ? "" : ",").append(list.value());
    }
    return bean(JdbcClient.class)
        .sql(sql)
        .params(ids.append('}').toString(), java.sql.Timestamp.from(clock().instant()))
        .query((row, _) -> new Recipient(row.getLong(1), row.getString(2), row.getObject(3, UUID.class)))
        .list();
  }

  static List<String> addresses(ListId... lists) {
    return audience(lists).stream().map(Recipient::address).toList();
  }
}
