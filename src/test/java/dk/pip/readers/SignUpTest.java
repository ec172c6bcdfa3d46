package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.municipality.Municipality;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Signing up and confirming it, in a server that keeps its mails.
class SignUpTest {
  private static OtherServer server;
  private static ListId city;
  private static ListId schools;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true);
    city = list("byen", "Byen");
    schools = list("skolerne", "Skolerne");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ListId list(String slug, String name) {
    var now = server.bean(java.time.Clock.class).instant();
    var id = new ListId(dk.pip.shared.Id.fresh(now));
    var words = new Lists.Words(name, "Om " + name, false, "", null);
    server.bean(Lists.class).add(id, slug, ReaderList.Kind.PUBLIC, words, now);
    return id;
  }

  private static Client nobody() {
    return new Client(server.address());
  }

  private static Answer signUp(Client client, String address, ListId... lists) {
    client.fill("mail", address).fill("name", "Bodil");
    for (var list : lists) {
      client.fill("list", list.value().toString());
    }
    return client.postWithoutToken("/tilmeld");
  }

  private static List<ReadMail> mailsTo(String address) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream()
        .filter(kept -> kept.to().equals(address))
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
        .toList();
  }

  private static String linkIn(ReadMail mail, String path) {
    var link = Pattern.compile("https?://[^/\\s]+(" + path + "[\\w-]+)").matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    assertThat(mail.html()).contains(link.group());
    return link.group(1);
  }

  @Test
  void signsUpInTwoStepsAndKeepsWhatWasSaidYesTo() {
    var client = nobody();
    var form = client.get("/tilmeld").isOk();
    assertThat(form.page().select("input[name=list]")).hasSize(2);
    var wording = form.page().select("form .field-help").last().ownText();

    signUp(client, "Bodil@borger.example", city).isOk().says("Kig i din indbakke").says("Bodil@borger.example");

    assertThat(server.bean(Readers.class).find("bodil@borger.example")).isEmpty();
    var mail = mailsTo("Bodil@borger.example").getFirst();
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    var imprint = server.bean(Municipality.class).imprint();
    assertThat(mail.header("From")).as("aligned with the envelope").contains("<" + imprint.senderMail() + ">");
    assertThat(mail.header("Reply-To")).contains(imprint.contactMail());
    assertThat(mail.text()).contains("»Byen«").doesNotContain("Skolerne");
    var link = linkIn(mail, "/tilmeld/bekraeft/");
    for (var i = 0; i < 2; i++) {
      client.get(link).isOk().says("Er det rigtigt?");
    }
    assertThat(server.bean(Readers.class).find("bodil@borger.example")).as("looking changes nothing").isEmpty();

    var own = client.postWithoutToken(link).location();
    client.get(own).isOk().says("Velkommen. Du er med nu.").says(wording.strip());

    assertThat(client.cookies()).isEmpty();
    client.postWithoutToken(link).isGone();
    client.get(link).isGone();
    var reader = server.bean(Readers.class).find("BODIL@borger.example").orElseThrow();
    assertThat(reader.name()).isEqualTo("Bodil");
    assertThat(server.bean(Subscriptions.class).consents(reader.id()))
        .singleElement()
        .satisfies(
            yes -> {
              assertThat(yes.list()).isEqualTo(city);
              assertThat(yes.text()).isEqualTo(wording.strip());
              assertThat(yes.page()).isEqualTo("/tilmeld");
              assertThat(yes.version()).isEqualTo("1-da");
            });
  }

  @Test
  void answersTheSameToThoseWhoAreOnItAlready() {
    var client = nobody();
    signUp(client, "kendt@borger.example", city);
    client.postWithoutToken(linkIn(mailsTo("kendt@borger.example").getFirst(), "/tilmeld/bekraeft/"));

    var known = signUp(client, "kendt@borger.example", city);
    var unknown = signUp(client, "ukendt@borger.example", city);

    assertThat(known.status()).isEqualTo(unknown.status());
    assertThat(known.text()).isEqualTo(unknown.text().replace("ukendt@", "kendt@"));
    var mail = mailsTo("kendt@borger.example").getFirst();
    assertThat(mail.subject()).startsWith("Du får allerede");
    client.get(linkIn(mail, "/laeser/")).isOk().says("kendt@borger.example");
  }

  @Test
  void sendsAStrangerNoMoreThanThreeMailsADay() {
    var client = nobody();
    for (var i = 0; i < 6; i++) {
      signUp(client, i % 2 == 0 ? "offer@borger.example" : "OFFER@borger.example", city).isOk().says("Kig i din indbakke");
    }

    assertThat(mailsTo("offer@borger.example").size() + mailsTo("OFFER@borger.example").size())
        .isEqualTo(Throttle.PER_ADDRESS);
  }

  @Test
  void countsWhatEndsInTheSameMailboxTogether() {
    var client = nobody();
    for (var i = 0; i < 3; i++) {
      signUp(client, "plus+" + i + "@borger.example", city).isOk().says("Kig i din indbakke");
      signUp(client, "prik.ker".replaceFirst("\\.", ".".repeat(i % 2)) + "+" + i + "@gmail.com", city).isOk();
    }

    signUp(client, "plus@borger.example", city).isOk().says("Kig i din indbakke");
    signUp(client, "p.r.i.k.k.e.r@gmail.com", city).isOk().says("Kig i din indbakke");

    assertThat(mailsTo("plus@borger.example")).isEmpty();
    assertThat(mailsTo("p.r.i.k.k.e.r@gmail.com")).isEmpty();
    signUp(client, "plus.to@borger.example", city);
    assertThat(mailsTo("plus.to@borger.example")).as("a full stop is another address elsewhere").hasSize(1);
  }

  @Test
  void keepsOnePendingConfirmationWithTheListsOfAll() {
    var client = nobody();
    signUp(client, "begge@borger.example", city);
    signUp(client, "begge@borger.example", schools);
    var mails = mailsTo("begge@borger.example");

    client.get(linkIn(mails.getLast(), "/tilmeld/bekraeft/")).isGone();
    client.get(linkIn(mails.getFirst(), "/tilmeld/bekraeft/")).isOk().says("»Byen«").says("»Skolerne«");
    var sql = "select count(*) from readers.sign_up where lower(address) = 'begge@borger.example'";
    assertThat(server.bean(JdbcClient.class).sql(sql).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void asksForTheYesInTheWordsThatAreKept() {
    var client = nobody();
    signUp(client, "ord@borger.example", city);
    var older = server.bean(Subscriptions.class).wording("0-da", "Ja tak til det, der hed noget andet.");
    server.bean(JdbcClient.class)
        .sql("update readers.sign_up set wording_id = ? where address = 'ord@borger.example'")
        .param(older)
        .update();
    var link = linkIn(mailsTo("ord@borger.example").getFirst(), "/tilmeld/bekraeft/");

    client.get(link).isOk().says("Ja tak til det, der hed noget andet.");

    client.get(client.postWithoutToken(link).location()).says("Ja tak til det, der hed noget andet.");
  }

  @Test
  void stopsOneNetworkAddressAfterAWhile() {
    var throttle = server.bean(Throttle.class);
    var now = server.bean(java.time.Clock.class).instant();
    for (var i = 0; i < Throttle.PER_ORIGIN; i++) {
      assertThat(throttle.allowsOrigin("192.0.2.7", now)).isTrue();
    }
    assertThat(throttle.allowsOrigin("192.0.2.7", now)).isFalse();
    assertThat(throttle.allowsOrigin("192.0.2.8", now)).isTrue();
    assertThat(throttle.allowsOrigin("192.0.2.7", now.plusSeconds(3600))).isTrue();
  }

  @Test
  void countsANetworkOfIPv6AsOne() {
    var throttle = server.bean(Throttle.class);
    var now = server.bean(java.time.Clock.class).instant();
    for (var i = 0; i < Throttle.PER_ORIGIN; i++) {
      assertThat(throttle.allowsOrigin("2001:db8:0:7::" + Integer.toHexString(i), now)).isTrue();
    }
    assertThat(throttle.allowsOrigin("[2001:db8:0:7:1:2:3:4]", now)).isFalse();
    assertThat(throttle.allowsOrigin("2001:db8:0:8::1", now)).isTrue();
  }

  @Test
  void takesAFormThatStandsOnAnotherSite() {
    var client = nobody().header("Origin", "https://foreningen.example").header("Referer", "https://foreningen.example/nyt?x=1");

    signUp(client, "udefra@borger.example", city).isOk();

    var page = client.postWithoutToken(linkIn(mailsTo("udefra@borger.example").getFirst(), "/tilmeld/bekraeft/"));
    client.get(page.location()).says("https://foreningen.example/nyt").says("Byen");
  }

  @Test
  void letsNobodyInWhoFillsInTheHiddenField() {
    var client = nobody().fill("website", "https://spam.example");

    signUp(client, "robot@borger.example", city).isOk().says("Kig i din indbakke");

    assertThat(mailsTo("robot@borger.example")).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    var client = nobody();

    signUp(client, "ikke en adresse").isRefused().says("Skriv en hel mailadresse").says("Vælg mindst én liste.");
  }

  @Test
  void takesBackAnEarlierNo() {
    var client = nobody();
    var now = server.bean(java.time.Clock.class).instant();
    var readers = server.bean(Readers.class);
    var reader = server.bean(ReaderRows.class).add("sur@borger.example", "", dk.pip.shared.Language.DA, now);
    server.bean(Subscriptions.class).join(reader, city, "SIGN_UP", now);
    readers.complained(reader, now);

    signUp(client, "sur@borger.example", city);
    client.postWithoutToken(linkIn(mailsTo("sur@borger.example").getFirst(), "/tilmeld/bekraeft/"));

    assertThat(readers.find(reader).orElseThrow().complained()).isFalse();
    assertThat(server.bean(Suppressions.class).has("sur@borger.example")).isFalse();
  }

  @Test
  void keepsNothingOfSomebodyWhoseListsAreClosedMeanwhile() {
    var closing = list("lukker", "Lukker");
    signUp(nobody(), "forsent@borger.example", closing).isOk();
    var link = linkIn(mailsTo("forsent@borger.example").getFirst(), "/tilmeld/bekraeft/");
    server.bean(Suppressions.class).add("forsent@borger.example", Suppressions.Because.ERASED, server.bean(java.time.Clock.class).instant());
    server.bean(Lists.class).archive(closing, server.bean(java.time.Clock.class).instant());

    nobody().postWithoutToken(link).isGone();

    assertThat(server.bean(Readers.class).find("forsent@borger.example")).isEmpty();
    assertThat(server.bean(Suppressions.class).has("forsent@borger.example")).as("the earlier no").isTrue();
    signUp(nobody(), "forsent@borger.example", closing).isRefused();
  }

  @Test
  void signsUpForNoListOfStaff() {
    var now = server.bean(java.time.Clock.class).instant();
    var staff = new ListId(dk.pip.shared.Id.fresh(now));
    server.bean(Lists.class).add(staff, "ansatte", ReaderList.Kind.STAFF, new Lists.Words("Ansatte", "", false, "", null), now);

    var again = signUp(nobody(), "nysgerrig@borger.example", staff).isRefused();

    assertThat(again.page().select("input[name=mail]").val()).isEqualTo("nysgerrig@borger.example");
    assertThat(again.page().select("input[name=name]").val()).isEqualTo("Bodil");
    assertThat(again.text()).doesNotContain("Ansatte");
    assertThat(mailsTo("nysgerrig@borger.example")).isEmpty();
  }
}
