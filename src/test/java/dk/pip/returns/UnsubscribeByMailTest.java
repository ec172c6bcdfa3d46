package dk.pip.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.Incoming;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.shared.MailAddress;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A mail to the unsubscribe address, as mail programs write it for whoever presses their button.
class UnsubscribeByMailTest extends PipTest {
  private static Staff editor() {
    var account = bean(People.class).list().stream().filter(one -> one.mail().equals(alice.mail())).findFirst();
    return bean(People.class).find(account.orElseThrow().id()).orElseThrow();
  }

  private static ListId list(String name, String... addresses) {
    var words = new ReaderLists.Words(name, "", ReaderList.Kind.STAFF, false, "", null);
    var list = bean(ReaderLists.class).add(editor(), words);
    for (var address : addresses) {
      assertThat(bean(ReaderLists.class).put(editor(), list, MailAddress.parse(address).orElseThrow(), "")).isTrue();
    }
    return list;
  }

  private static String token(String address, ListId list) {
    var reader = bean(Readers.class).find(address).orElseThrow().id();
    return bean(ReaderLinks.class).mailToken(reader, list, 3);
  }

  private static void mail(String from, String token, String fields) {
    var message = "From: <" + from + ">\nTo: <retur+afmeld-" + token + "@ellebaek.example>\nSubject: unsubscribe\n" + fields + "\n";
    bean(Incoming.class).take(message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static long on(ListId list) {
    return bean(Readers.class).count(List.of(list));
  }

  @Test
  void takesTheReaderOffThatListAlone() {
    var one = list("Den ene", "bodil@borger.example", "karl@borger.example");
    var other = list("Den anden", "bodil@borger.example");

    mail("bodil@borger.example", token("bodil@borger.example", one), "");
    mail("bodil@borger.example", token("bodil@borger.example", one), "Message-ID: <2@borger.example>\n");

    assertThat(on(one)).isEqualTo(1);
    assertThat(on(other)).isEqualTo(1);
    assertThat(as(alice).get("/redaktion/svar").isOk().page().select(".row")).isEmpty();
  }

  @Test
  void needsNoOneToHaveWrittenIt() {
    var list = list("Fra programmet", "tove@borger.example");

    mail("tove@privat.example", token("tove@borger.example", list).toUpperCase(), "Auto-Submitted: auto-generated\n");

    assertThat(on(list)).as("from another address of theirs, by a program, in capitals").isZero();
  }

  @Test
  void showsTheNewsroomAWishThatCantBeHonoured() {
    var words = new ReaderLists.Words("Hører med", "", ReaderList.Kind.STAFF, true, "", null);
    var list = bean(ReaderLists.class).add(editor(), words);
    bean(ReaderLists.class).put(editor(), list, MailAddress.parse("leo@borger.example").orElseThrow(), "");
    var token = token("leo@borger.example", list);

    mail("leo@borger.example", token, "");
    mail("brudt@borger.example", token.substring(0, token.length() - 4), "");

    var page = as(alice).get("/redaktion/svar").isOk();
    page.says("leo@borger.example").says("brudt@borger.example");
    assertThat(on(list)).isEqualTo(1);
    page.page().select("form[action$=/set]").forEach(form -> as(alice).post(form.attr("action")));
  }

  @Test
  void changesNothingWithATokenThatSomebodyMadeUp() {
    var list = list("Står fast", "ib@borger.example", "eva@borger.example");
    var token = token("ib@borger.example", list);

    mail("ib@borger.example", token.substring(0, token.length() - 1) + (token.endsWith("a") ? "b" : "a"), "");
    mail("ib@borger.example", "1-2-3-aaaaaaaaaaaaaaaa", "");

    assertThat(on(list)).isEqualTo(2);
    var open = as(alice).get("/redaktion/svar").page();
    open.select("form[action$=/set]").forEach(form -> as(alice).post(form.attr("action")));
  }
}
