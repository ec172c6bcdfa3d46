package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.ArrivedMail;
import dk.pip.incoming.LetterReader;
import dk.pip.incoming.MailTaker;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AnswerTipTest extends PipTest {
  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static String newest() {
    return "/redaktion/tips/" + Telling.newest(jdbc());
  }

  private static void answer(String tip, String text, int seen, String stamp) {
    as(alice).fill("text", text).fill("seen", String.valueOf(seen)).fill("stamp", stamp).post(tip + "/svar").redirectsTo(tip);
  }

  /// @return whether it was taken
  private static boolean arrive(String head, String text, boolean forTips) {
    var bytes = (head.strip() + "\nContent-Type: text/plain; charset=utf-8\n\n" + text).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    var mail = new ArrivedMail(clock().instant(), bytes, true, LetterReader.read(bytes), forTips);
    return Boolean.TRUE.equals(bean(TransactionTemplate.class).execute(_ -> bean(TakeTipsFromMail.class).take(mail)));
  }

  @Test
  void answersByMailAndOnTheirOwnPage() {
    var own = Telling.tell(fresh(), clock(), "Bageren har fået stjerne", "Karen", "karen@svar.example");
    var tip = newest();
    as(alice).get(tip).says("Fortæl os mere");
    answer(tip, "Hej Karen\n\nHvornår kan vi komme?", 1, "a");
    answer(tip, "Hej Karen\n\nHvornår kan vi komme?", 1, "a");

    var mails = Telling.mailsTo(jdbc(), "karen@svar.example");
    assertThat(mails).as("the same, pressed twice, is one answer").hasSize(2);
    assertThat(mails.getLast().text()).contains("Hvornår kan vi komme?", own);
    assertThat(mails.getLast().header("Auto-Submitted")).as("a person wrote it").isEmpty();
    assertThat(mails.getLast().header("In-Reply-To")).isEqualTo(mails.getFirst().header("Message-ID"));
    fresh().get(own).says("Hvornår kan vi komme?").says("Vi har svaret dig");
    as(alice).get("/redaktion/tips?vis=besvaret").says("Bageren har fået stjerne");

    as(agnes).fill("text", "Jeg skrev det samme").fill("seen", "1").fill("stamp", "b").post(tip + "/svar").hasStatus(409).says("noget nyt i samtalen").says("Jeg skrev det samme");
    as(alice).fill("text", " ").fill("seen", "2").post(tip + "/svar").isRefused().says("Skriv noget først");
    as(alice).fill("text", "x".repeat(5_001)).fill("seen", "2").post(tip + "/svar").isRefused();
  }

  @Test
  void keepsTheAnswerForThosePageWithoutMail() {
    var own = Telling.tell(fresh(), clock(), "Uden adresse", "", "");
    as(alice).get(newest()).says("Vi har ingen mailadresse");
    answer(newest(), "Tak skal du have", 0, "c");
    fresh().get(own).says("Tak skal du have");
  }

  @Test
  void takesTipsAndAnswersFromMail() {
    var head = "From: Bent Lund <bent@mail.example>\nTo: praj@ellebaek.example\nSubject: Tip: byens ældste kastanje\nMessage-ID: <ét@mail.example>\n".replace("é", "e");
    assertThat(arrive(head, "Den er 300 år.\n\nHilsen Bent", false)).as("not for us").isFalse();
    assertThat(arrive(head, "Den er 300 år.\n\nHilsen Bent", true)).isTrue();
    assertThat(arrive(head, "Den er 300 år.\n\nHilsen Bent", true)).as("the same again").isTrue();
    var tip = newest();
    as(alice).get(tip).says("byens ældste kastanje").says("Den er 300 år.").says("bent@mail.example").says("med mail");
    assertThat(Telling.mailsTo(jdbc(), "bent@mail.example")).singleElement().satisfies(mail -> {
      assertThat(mail.header("In-Reply-To")).isEqualTo("<et@mail.example>");
      assertThat(mail.subject()).startsWith("SV: ").contains("kastanje");
    });

    answer(tip, "Hvor står den?", 1, "d");
    var asked = Telling.mailsTo(jdbc(), "bent@mail.example").getLast().header("Message-ID");
    var reply = "From: bent@mail.example\nTo: pip@ellebaek.example\nSubject: SV: kastanje\nMessage-ID: <to@mail.example>\nIn-Reply-To: " + asked + "\n";
    assertThat(arrive(reply, "Ved kirken.", false)).as("an answer to ours, wherever it comes").isTrue();
    as(alice).get(tip).says("Ved kirken.").says("Markér som læst");
    as(alice).get("/redaktion/tips").says("byens ældste kastanje");
    assertThat(arrive(reply.replace("bent@", "fremmed@").replace("<to@", "<tre@"), "Jeg er en anden", false)).as("somebody else with the id").isFalse();

    assertThat(arrive("From: nyt@reklame.example\nTo: praj@ellebaek.example\nSubject: Tilbud\nMessage-ID: <fire@x>\nAuto-Submitted: auto-generated\n", "Køb nu", true)).isTrue();
    as(alice).get("/redaktion/tips").saysNot("Tilbud");
    as(alice).get("/redaktion/tips?vis=spam").says("Tilbud");
    assertThat(Telling.mailsTo(jdbc(), "nyt@reklame.example")).isEmpty();
  }

  private static String program(String head) {
    return "From: Scanner <no-reply@scanner.example>\nTo: praj@ellebaek.example\nX-MS-Exchange-Inbox-Rules-Loop: x@scanner.example\n" + head;
  }

  private static boolean beginsToArrive(String head, String text) {
    return arriveAnywhere(head, text, false, true);
  }

  private static boolean arriveAnywhere(String head, String text, boolean forTips) {
    return arriveAnywhere(head, text, true, forTips);
  }

  /// @return whether a module took it, each asked in its turn
  private static boolean arriveAnywhere(String head, String text, boolean whole, boolean forTips) {
    var bytes = (head.strip() + (head.contains("Content-Type") ? "" : "\nContent-Type: text/plain; charset=utf-8") + "\n\n" + text).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    var mail = new ArrivedMail(clock().instant(), bytes, whole, LetterReader.read(bytes), forTips);
    var takers = beans(MailTaker.class).stream().sorted(AnnotationAwareOrderComparator.INSTANCE).toList();
    return Boolean.TRUE.equals(bean(TransactionTemplate.class).execute(_ -> takers.stream().filter(taker -> whole || taker.takesBeginnings()).anyMatch(taker -> taker.take(mail))));
  }

  private static long returned() {
    return jdbc().sql("select count(*) from returns.message").query(Long.class).single();
  }

  @Test
  void takesAsTipsWhatProgramsSendForPeople() {
    var before = returned();
    assertThat(arriveAnywhere(program("Subject: Skannet brev\nMessage-ID: <s1@scanner.example>\n"), "Der er hul i taget på hallen.", true)).isTrue();
    as(alice).get("/redaktion/tips").says("Skannet brev");
    assertThat(arriveAnywhere(program("Subject: Fra formularen\nMessage-ID: <s2@scanner.example>\nAuto-Submitted: auto-generated\n"), "Der er hul i taget.", true)).isTrue();
    as(alice).get("/redaktion/tips?vis=spam").says("Fra formularen");
    assertThat(Telling.mailsTo(jdbc(), "no-reply@scanner.example")).as("programs are not thanked").isEmpty();
    assertThat(returned()).isEqualTo(before);
    assertThat(arriveAnywhere("From: ib@borger.example\nTo: retur@ellebaek.example\nSubject: Autosvar\nAuto-Submitted: auto-replied\nMessage-ID: <s3@borger.example>\n", "Jeg er på ferie.", false)).isTrue();
    assertThat(returned()).as("what came to the return address").isEqualTo(before + 1);
  }

  @Test
  void keepsWhatComesBackOfOurLettersWithTheTipAlone() {
    Telling.tell(fresh(), clock(), "Kassen stemmer ikke", "Rita Rose", "rita@retur.example");
    var tip = newest();
    as(alice).post(tip + "/forsegling");
    answer(tip, "Hvem har nøglen?", 1, "r");
    as(alice).fill("text", "").post(tip + "/afslag");
    var sent = Telling.mailsTo(jdbc(), "rita@retur.example").getLast().header("Message-ID");
    var before = returned();

    var bounce = "Return-Path: <>\nFrom: MAILER-DAEMON@retur.example\nTo: retur@ellebaek.example\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b1@retur.example>\nAuto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n";
    var report = "--b\n\nI could not deliver your mail to rita@retur.example.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; retur.example\n\nFinal-Recipient: rfc822; rita@retur.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n--b\nContent-Type: text/rfc822-headers\n\nTo: rita@retur.example\nMessage-ID: " + sent + "\nSubject: Svar\n--b--\n";
    assertThat(arriveAnywhere(bounce, report, false)).isTrue();
    as(alice).get(tip).says("Vores mail kom tilbage").says("Markér som læst").says("Afvist");

    var away = "From: Rita Rose <rita@retur.example>\nTo: retur@ellebaek.example\nSubject: Automatisk svar: Svar\nAuto-Submitted: auto-replied\nMessage-ID: <b2@retur.example>\nIn-Reply-To: " + sent + "\n";
    assertThat(arriveAnywhere(away, "Jeg er væk til mandag. Rita Rose", false)).isTrue();
    as(alice).get(tip).says("automatisk svar").says("Jeg er væk til mandag").says("Afvist");
    as(agnes).get(tip).saysNot("Jeg er væk til mandag").saysNot("Rita Rose");
    assertThat(returned()).isEqualTo(before);
    assertThat(as(agnes).get("/redaktion/svar?vis=alt").text()).doesNotContain("rita@retur");
  }

  /// Of a mail of more than 25 MB the takers are given the first 4.
  @Test
  void knowsAReportByItsBeginning() {
    Telling.tell(fresh(), clock(), "Filmen fra hallen", "Birte Bred", "birte@stor.example");
    var tip = newest();
    answer(tip, "Hvem har optaget den?", 1, "b");
    var sent = Telling.mailsTo(jdbc(), "birte@stor.example").getLast().header("Message-ID");
    var before = returned();

    var bounce = "Return-Path: <>\nFrom: MAILER-DAEMON@stor.example\nTo: retur@ellebaek.example\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b1@stor.example>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n";
    var report = "--b\n\nI could not deliver your mail to birte@stor.example.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; stor.example\n\nFinal-Recipient: rfc822; birte@stor.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full\n";
    var copy = "--b\nContent-Type: message/rfc822\n\nTo: birte@stor.example\nMessage-ID: " + sent + "\nSubject: Svar\nContent-Type: video/mp4\nContent-Transfer-Encoding: base64\n\n" + ("A".repeat(76) + "\n").repeat(52_000);
    assertThat(beginsToArrive(bounce, report + copy)).isTrue();

    as(alice).get(tip).says("Vores mail kom tilbage");
    assertThat(returned()).as("who tipped stands in it").isEqualTo(before);
    assertThat(beginsToArrive("From: Birte Bred <birte@stor.example>\nTo: praj@ellebaek.example\nSubject: Film\nMessage-ID: <b2@stor.example>\nIn-Reply-To: " + sent + "\n", "Her er den.")).as("what somebody says is not cut").isFalse();
  }

  /// Answers that come through lists and services, long ones, and what was taken for a quote or a signature.
  @Test
  void losesNothingOfWhatIsWritten() {
    Telling.tell(fresh(), clock(), "Sivene er væk", "Ole Å", "ole@siv.example");
    var tip = newest();
    answer(tip, "Hvor?", 1, "l");
    var asked = Telling.mailsTo(jdbc(), "ole@siv.example").getLast().header("Message-ID");
    var reply = "From: ole@siv.example\nTo: praj@ellebaek.example\nSubject: SV: siv\nMessage-ID: <l1@siv.example>\nFeedback-ID: 1.eu-west-1:AmazonSES\nIn-Reply-To: " + asked + "\n";
    assertThat(arriveAnywhere(reply, "Ved åens udløb.\n\n-- \nOle Å, telefon 20 30 40 50", true)).isTrue();
    var page = as(alice).get(tip).says("Ved åens udløb.").says("automatisk svar").says("mail.eml").page();
    var path = Objects.requireNonNull(page.selectFirst("a:contains(mail.eml)")).attr("href");
    assertThat(as(alice).get(path).isOk().text()).contains("Ole Å, telefon").contains("Feedback-ID");
    assertThat(jdbc().sql("select count(*) from tips.file where kind = 'MAIL' and position('Feedback-ID'::bytea in content) > 0").query(Long.class).single()).as("as it says who wrote it").isZero();

    var head = "From: lang@siv.example\nTo: praj@ellebaek.example\nSubject: Det lange brev\nMessage-ID: <l2@siv.example>\n";
    assertThat(arriveAnywhere(head, "En linje om siv.\n".repeat(1_500) + "Til sidst det vigtigste", true)).isTrue();
    path = Objects.requireNonNull(as(alice).get(newest()).page().selectFirst("a:contains(mail.eml)")).attr("href");
    assertThat(as(alice).get(path).isOk().text()).contains("Til sidst det vigtigste");
  }

  /// As when somebody is forgotten just while their answer comes.
  @Test
  void keepsAnAnswerThatComesTooLate() {
    var client = fresh();
    var own = Telling.tell(client, clock(), "Glem mig straks", "Eva", "eva@sent.example");
    var tip = bean(TipTable.class).find(new TipId(UUID.fromString(Telling.newest(jdbc())))).orElseThrow();
    client.postWithoutToken(own + "/glem").isOk();
    var bytes = "From: eva@sent.example\r\nSubject: SV: tip\r\nMessage-ID: <sent@sent.example>\r\n\r\nOg en ting mere".getBytes(StandardCharsets.UTF_8);
    var mail = new ArrivedMail(clock().instant(), bytes, true, LetterReader.read(bytes), true);
    bean(TransactionTemplate.class).executeWithoutResult(_ -> bean(TakeTipsFromMail.class).add(tip, mail, false, false));
    as(alice).get("/redaktion/tips?vis=spam").says("Og en ting mere");
  }

  /// As when the power goes between the deed and its letter: neither is there without the other.
  @Test
  void doesNeitherWhenTheLetterCannotBeKept() {
    Telling.tell(fresh(), clock(), "Strømmen går", "Ib", "ib@stroem.example");
    var tip = newest();
    jdbc().sql("create function tips.full() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$").update();
    jdbc().sql("create trigger full_table before insert on mail.letter for each row when (new.address = 'ib@stroem.example') execute function tips.full()").update();
    as(alice).fill("text", "Nej tak").fill("tell", "ja").fill("stamp", "e").post(tip + "/afslag").hasStatus(500);
    as(alice).fill("headline", "Strøm").fill("text", "Ja tak").fill("tell", "ja").fill("stamp", "e").post(tip + "/historie").hasStatus(500);
    as(alice).get("/redaktion/tips").says("Strømmen går");
    assertThat(jdbc().sql("select count(*) from newsroom.story where headline = 'Strøm'").query(Long.class).single()).isZero();
    jdbc().sql("drop trigger full_table on mail.letter").update();
    as(alice).fill("text", "Nej tak").fill("tell", "ja").fill("stamp", "e").post(tip + "/afslag").redirectsTo(tip);
    assertThat(Telling.mailsTo(jdbc(), "ib@stroem.example")).hasSize(2);
  }
}
