package dk.pip.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.DkimRecord;
import dk.pip.mail.DkimSettings;
import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.mailcheck.Check.Verdict;
import dk.pip.mailcheck.RelayProbe.Encryption;
import dk.pip.mailcheck.RelayProbe.Reached;
import dk.pip.mailcheck.RelayProbe.Reply;
import dk.pip.mailcheck.RelayProbe.Unreachable;
import dk.pip.mailcheck.SampleMail.Sample;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import dk.pip.testing.OneRelay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One fault at a time, in a municipality where all else is right.
class CheckMailTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final String DOMAIN = "ellebaek.example";
  private static final String DKIM_NAME = "pip2026._domainkey." + DOMAIN;
  private static final String SPF = "v=spf1 include:spf.ellebaek.example -all";
  private static final MailSettings RELAY =
      OneRelay.at("mail.ellebaek.example", 587, "pip", "hemmelig", Security.STARTTLS);
  private static final Encryption GOOD = new Encryption("TLSv1.3", true, true, NOW.plus(Duration.ofDays(60)));

  private static KeyPair key;
  private static KeyPair other;
  private static KeyPair edwards;

  private StubDns dns;
  private MailSettings relay = RELAY;
  private Reply reply = new Reached(Set.of("STARTTLS", "AUTH PLAIN"), GOOD, true, true, "");
  private List<DkimSettings.Key> keys = List.of(new DkimSettings.Key("pip2026", key));
  private @Nullable String signingDomain;
  private @Nullable MailAddress sender = new MailAddress("pip@ellebaek.example");
  private @Nullable MailAddress returns;
  private MailAddress contact = new MailAddress("redaktion@ellebaek.example");
  private @Nullable URI site = URI.create("https://pip.ellebaek.example");
  private @Nullable String mail = mail("");

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key = generator.generateKeyPair();
    other = generator.generateKeyPair();
    edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @BeforeEach
  void tellDns() {
    dns =
        new StubDns()
            .add("ellebaek.example TXT \"" + SPF + "\"")
            .add("spf.ellebaek.example TXT \"v=spf1 ip4:192.0.2.25 -all\"")
            .add("ellebaek.example MX 10 mail.ellebaek.example.")
            .add("mail.ellebaek.example A 192.0.2.25")
            .add("25.2.0.192.in-addr.arpa PTR mail.ellebaek.example.")
            .add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=quarantine; adkim=r\"")
            .add(DKIM_NAME + " TXT " + strings(record(key)));
  }

  @AfterEach
  void closeDns() {
    dns.close();
  }

  private static String record(KeyPair pair) {
    return DkimRecord.of(DOMAIN, "pip2026", pair.getPublic()).text();
  }

  private static String strings(String text) {
    return "\"" + text.substring(0, 200) + "\" \"" + text.substring(200) + "\"";
  }

  private static String mail(String extra) {
    return extra
        + (extra.contains("From:") ? "" : "From: pip <pip@ellebaek.example>\r\n")
        + (extra.contains("Subject:") ? "" : "Subject: Nyt fra Elleb=C3=A6k\r\n")
        + "List-Id: <pip.ellebaek.example>\r\n"
        + "List-Unsubscribe: <https://pip.ellebaek.example/af/1>, <mailto:af@ellebaek.example>\r\n"
        + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        + "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + "Et par ord om skolen og vejen. ".repeat(8)
        + "Rådhustorvet 1, 9999 Ellebæk\r\n"
        + "--b\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>" + "Et par ord om skolen og vejen. ".repeat(8)
        + "<a href=\"https://pip.ellebaek.example/af/1\">Afmeld</a></p>\r\n--b--\r\n";
  }

  private Report run() {
    var setUp =
        new MailSetUp(
            sender, returns, contact, site, "Rådhustorvet 1, 9999 Ellebæk", relay, new DkimSettings(signingDomain, keys), false);
    var bytes = mail == null ? null : mail.getBytes(StandardCharsets.UTF_8);
    return new CheckRunner(
            setUp,
            dns.resolver(),
            (_, _) -> reply,
            () -> Optional.ofNullable(bytes).map(message -> new Sample(message, true)))
        .run(NOW);
  }

  /// The one check of the topic that has this key.
  private Check find(String key) {
    var report = run();
    return report.checks().stream()
        .filter(check -> check.why().key().equals("mailcheck." + key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + key + " in " + report.checks()));
  }

  private void finds(String key, Verdict verdict) {
    assertThat(find(key).verdict()).as(key).isEqualTo(verdict);
  }

  @Test
  void findsNothingWhereAllIsRight() {
    var report = run();

    assertThat(report.checks()).extracting(Check::verdict).as(report.checks().toString()).containsOnly(Verdict.PASSED);
    assertThat(report.checks()).extracting(Check::topic).contains("spf", "dkim", "dmarc", "mx", "ptr", "tls", "login");
    assertThat(report.at()).isEqualTo(NOW);
  }

  @Test
  void saysInBothLanguagesWhatToAskFor() {
    dns.remove(DKIM_NAME, "TXT");

    var check = find("dkim.missing");

    var line = DkimRecord.of(DOMAIN, "pip2026", key.getPublic()).zoneLine();
    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(check.message(Texts.in(Language.DA)))
        .isEqualTo("DKIM-nøglen mangler i DNS under " + DKIM_NAME + ". Vil I lægge denne post i DNS?\n\n" + line);
    assertThat(check.message(Texts.in(Language.EN))).contains("is missing in DNS", "Would you publish", line);
  }

  @Test
  void saysWhatToAskForWhereOthersMustHelp() {
    relay = OneRelay.open(null, 25);
    site = URI.create("http://pip.ellebaek.example");
    signingDomain = "leverandoer.example";
    keys = List.of(new DkimSettings.Key("ed", edwards));

    for (var key : List.of("relay.none", "button.not-secure", "alignment.other", "dkim.only-ed25519")) {
      assertThat(find(key).message(Texts.in(Language.DA))).as(key).isNotEmpty();
    }
  }

  @Test
  void hasWordsForAllThatCanBeFound() {
    dns.fail(DOMAIN);
    for (var language : Language.values()) {
      var texts = Texts.in(language);
      for (var check : run().checks()) {
        assertThat(check.isReadable(texts)).as(check.toString()).isTrue();
        assertThat(check.why().in(texts)).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Test
  void findsAMissingSpfRecordAndGivesTheRightOne() {
    dns.remove(DOMAIN, "TXT");

    var check = find("spf.none");
    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(check.record()).isEqualTo("ellebaek.example. IN TXT \"v=spf1 ip4:192.0.2.25 -all\"");

    relay = OneRelay.open("10.0.0.5", 25);
    assertThat(find("spf.none").record()).isEqualTo("ellebaek.example. IN TXT \"v=spf1 mx -all\"");
  }

  @Test
  void putsTheRelayIntoTheSpfRecordThatForbidsIt() {
    dns.remove("spf.ellebaek.example", "TXT").add("spf.ellebaek.example TXT \"v=spf1 ip4:198.51.100.7 -all\"");

    var check = find("spf.refused");
    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(check.record())
        .isEqualTo("ellebaek.example. IN TXT \"v=spf1 include:spf.ellebaek.example ip4:192.0.2.25 -all\"");

    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 ip4:198.51.100.7 ~all\"");
    finds("spf.doubted", Verdict.WARNED);
  }

  @Test
  void findsSpfRecordsThatCountForNothing() {
    dns.add(DOMAIN + " TXT \"v=spf1 mx -all\"");
    finds("spf.two-records", Verdict.FAILED);
    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 ip4:mail.ellebaek.example -all\"");
    finds("spf.syntax", Verdict.FAILED);
    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 include:ellebaek.example -all\"");
    finds("spf.lookups", Verdict.FAILED);
    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 a:x.example a:y.example a:z.example -all\"");
    finds("spf.void-lookups", Verdict.FAILED);
    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 include:x.example -all\"");
    finds("spf.no-included", Verdict.FAILED);
    dns.remove(DOMAIN, "TXT").add(DOMAIN + " TXT \"v=spf1 +all\"");
    finds("spf.everybody", Verdict.FAILED);
  }

  @Test
  void saysWhereItCanNotKnowTheAddress() {
    relay = OneRelay.open("10.0.0.5", 25);

    assertThat(find("spf.address-unknown").why().in(Texts.in(Language.DA))).contains(SPF);
    finds("spf.address-unknown", Verdict.UNKNOWN);
    finds("ptr.address-unknown", Verdict.UNKNOWN);
    finds("inside.unknown", Verdict.UNKNOWN);
  }

  @Test
  void findsEveryFaultOfADkimRecord() {
    dns.remove(DKIM_NAME, "TXT").add(DKIM_NAME + " TXT " + strings(record(other)));
    finds("dkim.other-key", Verdict.FAILED);
    dns.add(DKIM_NAME + " TXT " + strings(record(key)));
    finds("dkim.several", Verdict.FAILED);
    dns.remove(DKIM_NAME, "TXT").add(DKIM_NAME + " TXT \"v=DKIM1; k=rsa; p=\"");
    finds("dkim.revoked", Verdict.FAILED);
    dns.remove(DKIM_NAME, "TXT").add(DKIM_NAME + " TXT " + strings("v=DKIM1; h=sha1;" + record(key).substring(8)));
    finds("dkim.not-for-mail", Verdict.FAILED);
    dns.remove(DKIM_NAME, "TXT").add(DKIM_NAME + " TXT " + strings("v=DKIM1; t=s:y;" + record(key).substring(8)));
    finds("dkim.testing", Verdict.WARNED);
    dns.fail(DKIM_NAME);
    finds("dkim.unanswered", Verdict.UNKNOWN);
    keys = List.of();
    finds("dkim.no-key", Verdict.UNKNOWN);
  }

  @Test
  void warnsOfAnEd25519KeyAlone() {
    keys = List.of(new DkimSettings.Key("ed", edwards));
    dns.add("ed._domainkey." + DOMAIN + " TXT \"" + DkimRecord.of(DOMAIN, "ed", edwards.getPublic()).text() + "\"");

    finds("dkim.right", Verdict.PASSED);
    finds("dkim.only-ed25519", Verdict.WARNED);
  }

  @Test
  void findsEveryFaultOfADmarcRecord() {
    dns.add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=none\"");
    finds("dmarc.several", Verdict.FAILED);
    dns.remove("_dmarc.ellebaek.example", "TXT");
    assertThat(find("dmarc.none").record()).isEqualTo("_dmarc.ellebaek.example. IN TXT \"v=DMARC1; p=none\"");
    dns.add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=nothing\"");
    finds("dmarc.wrong", Verdict.FAILED);
    dns.remove("_dmarc.ellebaek.example", "TXT").add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=none\"");
    finds("dmarc.watching", Verdict.PASSED);
  }

  @Test
  void findsTheOrganisationByWalkingUp() {
    sender = new MailAddress("pip@nyt.ellebaek.example");
    mail = mail("From: pip@nyt.ellebaek.example\r\n");
    signingDomain = DOMAIN;
    finds("dmarc.right", Verdict.PASSED);
    finds("alignment.right", Verdict.PASSED);

    dns.remove("_dmarc.ellebaek.example", "TXT").add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=reject; sp=none; adkim=s\"");
    finds("dmarc.watching", Verdict.PASSED);
    finds("alignment.other", Verdict.FAILED);

    dns.remove("_dmarc.ellebaek.example", "TXT").add("_dmarc.ellebaek.example TXT \"v=DMARC1; p=reject\"");
    dns.add("_dmarc.nyt.ellebaek.example TXT \"v=DMARC1; p=reject; psd=n\"");
    finds("alignment.other", Verdict.FAILED);
  }

  @Test
  void findsSomeoneElsesSignature() {
    signingDomain = "leverandoer.example";

    finds("alignment.other", Verdict.FAILED);
  }

  @Test
  void findsADomainThatCanNotReceiveMail() {
    dns.remove(DOMAIN, "MX");
    finds("mx.none", Verdict.FAILED);
    dns.add("ellebaek.example A 192.0.2.80");
    finds("mx.only-address", Verdict.WARNED);
    dns.add("ellebaek.example MX 0 .");
    finds("mx.refused", Verdict.FAILED);
    dns.remove(DOMAIN, "MX").add("ellebaek.example MX 10 væk.ellebaek.example.".replace("æ", "ae"));
    finds("mx.nowhere", Verdict.FAILED);
    contact = new MailAddress("redaktion@uden.example");
    assertThat(find("mx.none").why().arguments()).containsExactly("uden.example");
  }

  @Test
  void looksAtTheDomainThatReturnsComeHomeTo() {
    returns = new MailAddress("retur@retur.ellebaek.example");
    assertThat(find("spf.none").why().arguments()).containsExactly("retur.ellebaek.example");
    assertThat(find("mx.none").why().arguments()).containsExactly("retur.ellebaek.example");
    finds("alignment.right", Verdict.PASSED);

    keys = List.of();
    finds("alignment.envelope", Verdict.PASSED);
    returns = new MailAddress("retur@leverandoer.example");
    finds("alignment.returns", Verdict.WARNED);
  }

  @Test
  void looksAtEveryRelay() {
    relay = OneRelay.with(RELAY, Map.of("relay2.ellebaek.example:25", 2));
    dns.add("relay2.ellebaek.example A 192.0.2.26");

    assertThat(find("spf.refused").why().arguments()).containsExactly("ellebaek.example", "192.0.2.26");
    assertThat(find("ptr.none").ask().arguments()).containsExactly("192.0.2.26", "relay2.ellebaek.example");
    assertThat(run().checks())
        .filteredOn(check -> check.topic().equals("relay"))
        .extracting(check -> check.why().arguments().getFirst())
        .containsExactly("mail.ellebaek.example:587", "relay2.ellebaek.example:25");
  }

  @Test
  void findsAnAddressWithoutANameOrWithOneThatLeadsElsewhere() {
    dns.remove("25.2.0.192.in-addr.arpa", "PTR");
    finds("ptr.none", Verdict.FAILED);
    dns.add("25.2.0.192.in-addr.arpa PTR andet.example.").add("andet.example A 192.0.2.99");
    finds("ptr.not-back", Verdict.FAILED);
  }

  @Test
  void findsEveryFaultOfTheWayToTheRelay() {
    var offers = Set.of("STARTTLS", "AUTH");
    reply = new Unreachable("Connection refused");
    finds("relay.unreachable", Verdict.FAILED);
    reply = new Reached(Set.of("SIZE"), null, null, null, "");
    finds("tls.not-offered", Verdict.FAILED);
    reply = new Reached(offers, new Encryption("TLSv1.3", false, true, NOW.plusSeconds(60)), null, null, "");
    finds("tls.untrusted", Verdict.FAILED);
    finds("login.not-tried", Verdict.UNKNOWN);
    reply = new Reached(offers, new Encryption("TLSv1.3", false, true, NOW.minusSeconds(60)), null, null, "");
    finds("tls.expired", Verdict.FAILED);
    reply = new Reached(offers, new Encryption("TLSv1.3", true, false, NOW.plusSeconds(60)), null, null, "");
    finds("tls.other-name", Verdict.FAILED);
    reply = new Reached(offers, new Encryption("TLSv1.3", true, true, NOW.plus(Duration.ofDays(13))), true, true, "");
    assertThat(find("tls.soon").why().arguments()).containsExactly("mail.ellebaek.example:587", "13");
    reply = new Reached(offers, new Encryption("TLSv1.1", true, true, GOOD.ends()), true, true, "");
    finds("tls.old", Verdict.WARNED);
    reply = new Reached(offers, GOOD, false, null, "5.7.8 no");
    assertThat(find("login.refused").why().arguments()).containsExactly("pip", "5.7.8 no");
    reply = new Reached(Set.of("STARTTLS"), GOOD, false, null, "5.5.1 no");
    finds("login.not-offered", Verdict.FAILED);
    reply = new Reached(offers, GOOD, true, false, "5.7.1 not yours");
    assertThat(find("relay.refuses").why().in(Texts.in(Language.DA))).contains("pip@ellebaek.example", "5.7.1 not yours");
    relay = OneRelay.open("mail.ellebaek.example", 25);
    reply = new Reached(Set.of(), null, null, true, "");
    finds("tls.open", Verdict.WARNED);
    relay = OneRelay.open("127.0.0.1", 25);
    finds("tls.here", Verdict.PASSED);
    relay = OneRelay.open(null, 25);
    finds("relay.none", Verdict.FAILED);
  }

  @Test
  void findsASiteWhereNobodyCanUnsubscribe() {
    site = URI.create("http://pip.ellebaek.example");
    finds("button.not-secure", Verdict.FAILED);
    site = URI.create("https://localhost:8080");
    finds("button.local", Verdict.FAILED);
    site = URI.create("https://10.0.0.7");
    finds("button.local", Verdict.FAILED);
    site = null;
    finds("button.no-site", Verdict.FAILED);
  }

  @Test
  void findsEveryFaultOfTheMailItself() {
    mail = mail("").replace("<p>", "<p>" + "x".repeat(103 * 1024));
    finds("size.large", Verdict.FAILED);
    mail = mail("").replace("<p>", "<p>" + "x".repeat(98 * 1024));
    finds("size.near", Verdict.WARNED);
    mail = mail("").replace("text/plain", "text/x-other");
    finds("text.missing", Verdict.FAILED);
    mail = mail("").replace("<p>", "<p>" + "meget mere ".repeat(300));
    finds("text.thin", Verdict.WARNED);
    mail = mail("").replace("List-Unsubscribe", "X-Other");
    finds("stop.missing", Verdict.FAILED);
    mail = mail("").replace("<https://pip.ellebaek.example/af/1>, ", "");
    finds("stop.no-button", Verdict.FAILED);
    mail = mail("").replace(">Afmeld<", ">Læs<").replace("href=\"https://pip.ellebaek.example/af/1\"", "href=\"https://a.example\"");
    finds("stop.hidden", Verdict.FAILED);
    mail = mail("").replace("List-Id", "X-Id");
    finds("list.missing", Verdict.FAILED);
    mail = mail("").replace("<p>", "<p><a href=\"https://evil.example/x\">www.ellebaek.example</a>");
    finds("links.elsewhere", Verdict.WARNED);
    mail = mail("").replace("<p>", "<p><a href=\"https://www.ellebaek.example/x\">ellebaek.example/x</a>");
    finds("links.right", Verdict.PASSED);
    mail = mail("Subject: NYT FRA KOMMUNEN\r\n");
    finds("subject.capitals", Verdict.WARNED);
    mail = mail("Subject: Kom nu!!\r\n");
    finds("subject.exclaims", Verdict.WARNED);
    mail = mail("Subject: \r\n");
    finds("subject.none", Verdict.FAILED);
    mail = mail("").replaceAll("<p>.*</p>", "<img src=\"cid:1\" alt=\"\">");
    finds("pictures.only", Verdict.WARNED);
    mail = mail("").replace("Rådhustorvet", "Et andet torv");
    finds("address.missing", Verdict.WARNED);
    mail = mail("From: pip@andet.example\r\n");
    finds("from.other", Verdict.FAILED);
    mail = null;
    finds("mail.none", Verdict.UNKNOWN);
  }

  @Test
  void goesOnWithoutASender() {
    sender = null;

    finds("sender.none", Verdict.FAILED);
    finds("button.right", Verdict.PASSED);
  }

  @Test
  void saysInTimeThatNobodyAnswered() {
    for (var name : List.of(DOMAIN, "_dmarc.ellebaek.example", DKIM_NAME, "mail.ellebaek.example")) {
      dns.silence(name);
    }
    var begun = System.nanoTime();

    var report = run();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(11));
    assertThat(report.checks())
        .extracting(check -> check.why().key())
        .contains("mailcheck.spf.unanswered", "mailcheck.dkim.unanswered", "mailcheck.mx.unanswered");
  }
}
