package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ForgetElsewhereTest extends ReaderTest {
  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /// A reader of whom the mailings and what came back know.
  private static ReaderId known(String address, ListId list) {
    var reader = reader(address, list);
    jdbc()
        .sql(
            """
            with mailing as (
              insert into mailing.mailing
                (publication_id, edition_id, subject, message, lists, list_names, state, created_at, created_by, started_at)
              values (gen_random_uuid(), gen_random_uuid(), 'Marts', '', '{}', '{}', 'FINISHED', now(), '', now())
              returning id
            )
            insert into mailing.delivery (mailing_id, number, reader_id, list_id, address, name, state, settled_at)
            select id, 1, :reader, :list, :address, 'Bodil Lund', 2, now() from mailing
            """)
        .param("reader", reader.value())
        .param("list", list.value())
        .param("address", address)
        .update();
    jdbc()
        .sql(
            """
            insert into returns.message
              (hash, received_at, kind, reason, reader_id, forged, recipient, sender, subject, status, diagnostic, message, to_see)
            values (decode(md5(:address), 'hex'), now(), 'REPLY', 'REPLY', :reader, false, '', :address, 'Sv: Marts', '', '', '', true)
            """)
        .param("reader", reader.value())
        .param("address", address)
        .update();
    return reader;
  }

  private static String left(ReaderId reader) {
    var sql =
        """
        select (select string_agg(address || name, '') from mailing.delivery where reader_id = :reader)
               || (select count(*) from returns.message where reader_id = :reader)
        """;
    return jdbc().sql(sql).param("reader", reader.value()).query(String.class).single();
  }

  private static void erase(ReaderId reader) {
    assertThat(bean(ReaderLists.class).erase(null, reader)).isTrue();
  }

  @Test
  void deletesWhatOtherModulesKnowOfWhoeverIsErased() {
    var list = publicList("slettes");
    var erased = known("slettes@en.example", list);
    var stays = known("bliver@en.example", list);
    erase(erased);
    assertThat(left(erased)).isEqualTo("slettes@en.exampleBodil Lund1");

    bean(ForgetElsewhere.class).run();

    assertThat(left(erased)).isEqualTo("0");
    assertThat(left(stays)).isEqualTo("bliver@en.exampleBodil Lund1");
  }

  @Test
  void forgetsInAllModulesOrNoneAndKeepsNoOtherWaiting() {
    var list = publicList("fejler");
    var first = known("foerst@en.example", list);
    var second = known("siden@en.example", list);
    erase(first);
    erase(second);
    var modules = new StaticListableBeanFactory();
    beans(KeptElsewhere.class).forEach(one -> modules.addBean(one.getClass().getName(), one));
    modules.addBean("fails", new Failing(first));
    var forgetting =
        new ForgetElsewhere(bean(ReaderRows.class), modules.getBeanProvider(KeptElsewhere.class), bean(TransactionTemplate.class));

    assertThatThrownBy(forgetting::run).isInstanceOf(IllegalStateException.class);

    assertThat(left(first)).isEqualTo("foerst@en.exampleBodil Lund1");
    assertThat(left(second)).isEqualTo("0");
    bean(ForgetElsewhere.class).run();
    assertThat(left(first)).as("it is tried again").isEqualTo("0");
  }

  /// A module that knows readers by their number says what it keeps, and forgets it.
  @Test
  void knowsOfEveryModuleThatKeepsSomething() {
    var sql = "select distinct table_schema from information_schema.columns where column_name = 'reader_id' and table_schema <> 'readers'";
    var keeping = jdbc().sql(sql).query(String.class).set();

    assertThat(beans(KeptElsewhere.class).stream().map(one -> one.getClass().getPackageName().split("\\.")[2]).collect(Collectors.toSet()))
        .isEqualTo(keeping)
        .contains("mailing", "returns");
  }

  private record Failing(ReaderId whom) implements KeptElsewhere {
    @Override
    public List<OwnPage.Event> about(ReaderId reader) {
      return List.of();
    }

    @Override
    public void forget(ReaderId reader) {
      if (reader.equals(whom)) {
        throw new IllegalStateException("Can't forget");
      }
    }
  }
}
