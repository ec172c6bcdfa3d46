package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What tests of mailings begin with: lists, readers, a published edition and a mailing of it.
public record MailingDesk(Client editor, JdbcClient jdbc) {
  static final String PLACE = "/redaktion/udsendelser";

  /// A list with a reader at each of the addresses; those that are readers already are put on it too.
  public UUID list(String name, List<String> addresses) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into readers.list (id, slug, name, about, kind, mandatory, section, added_at)
            values (:id, :slug, :name, '', 'PUBLIC', false, '', now())
            """)
        .param("id", id)
        .param("slug", "l" + id.toString().replace("-", ""))
        .param("name", name)
        .update();
    jdbc.sql(
            """
            insert into readers.reader (address, name, language, added_at)
            select a, '', 'da', now() from unnest(:addresses::text[]) as a
            on conflict (address_key) do nothing
            """)
        .param("addresses", addresses.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into readers.subscription (list_id, reader_id, since, how)
            select :id, r.id, now(), 'STAFF' from readers.reader r where r.address = any(:addresses::text[])
            """)
        .param("id", id)
        .param("addresses", addresses.toArray(String[]::new))
        .update();
    return id;
  }

  /// Publishes an edition of a month.
  ///
  /// @return what names it in the form for a new mailing
  public String edition(String month) {
    return edition(Bundles.smallOf(month));
  }

  public String edition(Bundles bundle) {
    var desk = editor.attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    editor.fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    if (jdbc.sql("select count(*) from readers.list").query(Long.class).single() == 0) {
      list("Den første", List.of());
    }
    var form = editor.get(PLACE + "/ny?udgave=" + desk.substring(desk.lastIndexOf('/') + 1)).isOk().page();
    var chosen = form.select("input[name=edition][checked]").val();
    assertThat(chosen).as("the edition").isNotEmpty();
    return chosen;
  }

  /// @return the address of the mailing
  String made(String edition, UUID... lists) {
    var answer = make(edition, lists);
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    return answer.location();
  }

  Answer make(String edition, UUID... lists) {
    editor.fill("edition", edition);
    for (var list : lists) {
      editor.fill("lists", list.toString());
    }
    return editor.post(PLACE);
  }

  String approved(String edition, UUID... lists) {
    var mailing = made(edition, lists);
    editor.post(mailing + "/godkendelse").redirectsTo(mailing);
    return mailing;
  }

  public String started(String edition, UUID... lists) {
    var mailing = approved(edition, lists);
    editor.post(mailing + "/start").redirectsTo(mailing);
    return mailing;
  }

  /// Settles a reader's delivery as the engine does it, which tests without a mail server don't have.
  void settle(String mailing, String address, DeliveryState.Kind kind, int code, String answer) {
    jdbc.sql(
            """
            update mailing.delivery
               set state = :state, attempts = 1, doubtful = :state = 4, code = nullif(:code, 0), answer = :answer, settled_at = now()
             where mailing_id = :id and address = :address
            """)
        .param("state", kind.ordinal())
        .param("code", code)
        .param("answer", answer)
        .param("id", idOf(mailing).value())
        .param("address", address)
        .update();
  }

  void end(String mailing) {
    jdbc.sql("update mailing.mailing set state = 'FINISHED', ended_at = now() where id = :id")
        .param("id", idOf(mailing).value())
        .update();
  }

  public static MailingId idOf(String mailing) {
    return new MailingId(Long.parseLong(mailing.substring(mailing.lastIndexOf('/') + 1)));
  }
}
