package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingSettings;
import dk.pip.readers.ForgetElsewhere;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.returns.Returns;
import dk.pip.shared.Params;
import dk.pip.testing.Await;
import dk.pip.testing.OneRelay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendMailingTest extends EngineTest {

  @Test
  void reachesEveryReaderOnce() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(500);
      engine(sink, 4);
      awaitEnd(id);

      var account = addsUp(id, sink);
      assertThat(account.delivered()).isEqualTo(500);
      assertThat(sink.groups()).isPositive();
      assertThat(find(id).endedAt()).isNotNull();
    }
  }

  @Test
  void worksWithAServerThatKnowsNoGroups() throws IOException {
    try (var sink = new Sink(false, (_, _, _) -> null)) {
      var id = begun(100);
      engine(sink, 3);
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(100);
      assertThat(sink.groups()).isZero();
    }
  }

  @Test
  void givesEachReaderWordsAndLinksOfTheirOwn() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(2);
      engine(sink, 1);
      awaitEnd(id);

      var mail = ReadMail.of(sink.messages().getFirst());
      var number = mail.text().replaceFirst("(?s).*Søren (\\d+) .*", "$1");
      assertThat(mail.header("To")).startsWith("Søren " + number + " <l").contains("." + number + "@borger");
      assertThat(mail.text()).startsWith(".En linje med punktum\r\n").contains("Søren " + number + " (l");
      assertThat(mail.text()).containsPattern("https://pip\\.ellebaek\\.example/afmeld/[a-z0-9-]+ og https://");
      assertThat(mail.text()).containsPattern("https://pip\\.ellebaek\\.example/laeser/[a-z0-9-]+\\.\r\n");
      assertThat(mail.text()).contains("Du får denne mail, fordi du har meldt dig til Borgere i Ellebæk fra Ellebæk Kommune.");
      assertThat(mail.text()).doesNotContain("zqtil", "zqstop", "zqside", "zqhvorfor", "plads.invalid");
      assertThat(mail.header("List-Unsubscribe")).startsWith("<https://pip.ellebaek.example/afmeld/");
      assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
      assertThat(mail.header("List-Id")).startsWith("Borgere i Ellebæk <l").endsWith(".pip.ellebaek.example>");
      assertThat(mail.header("Message-ID")).matches("<[a-z0-9-]+@ellebaek\\.example>");
      assertThat(new String(sink.messages().getFirst(), StandardCharsets.US_ASCII).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThan(200));
      assertThat(sink.messages()).extracting(one -> ReadMail.of(one).header("Message-ID")).doesNotHaveDuplicates();
    }
  }

  /// A button that stops nothing would be a lie.
  @Test
  void offersNoWayOutOfWhatComesWithTheJob() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = mailing(1);
      jdbc()
          .sql(
              """
              update readers.list l set kind = 'STAFF', mandatory = true
                from mailing.mailing m
               where m.id = :id and l.id = m.lists[1]
              """)
          .param("id", id.value())
          .update();
      assertThat(mailings().start(null, id)).isTrue();
      engine(sink, 1);
      awaitEnd(id);

      var mail = ReadMail.of(sink.messages().getFirst());
      assertThat(mail.header("List-Id")).startsWith("Borgere i Ellebæk <l");
      assertThat(mail.header("List-Unsubscribe")).isEmpty();
      assertThat(mail.header("List-Unsubscribe-Post")).isEmpty();
      assertThat(mail.text()).contains("Du får denne mail, fordi du arbejder i Ellebæk Kommune.");
    }
  }

  @Test
  void leavesOutWhoJoinsLater() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(3);
      jdbc()
          .sql(
              """
              with late as (
                insert into readers.reader (address, name, language, added_at)
                values ('sent@borger.example', '', 'da', now()) returning id
              )
              insert into readers.subscription (list_id, reader_id, since, how)
              select m.lists[1], late.id, now(), 'STAFF' from late, mailing.mailing m where m.id = :id
              """)
          .param("id", id.value())
          .update();
      engine(sink, 1);
      awaitEnd(id);

      assertThat(addsUp(id, sink).planned()).isEqualTo(3);
      assertThat(sink.taken()).doesNotContainKey("sent@borger.example");
    }
  }

  @Test
  void leavesOutWhoLeavesBeforeTheirTurn() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(20);
      var addresses = mailings().deliveries(id, DeliveryState.Kind.PLANNED, 0, 20).stream().map(DeliveryState::address).toList();
      jdbc()
          .sql(
              """
              update readers.subscription s set left_at = now(), left_how = 'LINK'
                from readers.reader r where r.id = s.reader_id and r.address = :address
              """)
          .param("address", addresses.getFirst())
          .update();
      bean(Readers.class).gone(bean(Readers.class).find(addresses.get(1)).orElseThrow().id(), "550", clock().instant());
      bean(ReaderLists.class).erase(null, bean(Readers.class).find(addresses.get(2)).orElseThrow().id());
      jdbc()
          .sql("update readers.reader set paused_until = :until where address = :address")
          .params(Params.of("until", clock().instant().plus(Duration.ofDays(10))).and("address", addresses.get(3)).toMap())
          .update();
      bean(Readers.class).complained(bean(Readers.class).find(addresses.get(4)).orElseThrow().id(), clock().instant());
      engine(sink, 2);
      awaitEnd(id);

      var account = account(id);
      assertThat(account.withdrawn()).isEqualTo(5);
      assertThat(account.delivered()).isEqualTo(15);
      assertThat(sink.taken()).doesNotContainKeys(addresses.subList(0, 5).toArray(String[]::new)).hasSize(15);
      bean(Returns.class).processRefusals();
      bean(ForgetElsewhere.class).run();
      assertThat(mailings().look(id, addresses.get(2))).as("the erased reader's address").isEmpty();
      assertThat(mailings().look(id, addresses.get(1))).hasSize(1);
    }
  }

  @Test
  void triesAgainWhatWasRefusedForNow() throws IOException {
    try (var sink =
        new Sink(true, (stage, time, _) -> stage == Sink.Stage.RCPT && time <= 20 ? "450 4.2.0 Greylisted" : null)) {
      var id = begun(20);
      engine(sink, 2);
      Await.until("all to wait", () -> account(id).waiting() == 20);
      assertThat(find(id).state()).isEqualTo(Mailing.State.SENDING);
      addsUp(id, sink);
      assertThat(mailings().deliveries(id, DeliveryState.Kind.WAITING, 0, 1).getFirst().nextAt())
          .isEqualTo(clock().instant().plus(Duration.ofMinutes(5)));

      clock().move(Duration.ofMinutes(6));
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(20);
    }
  }

  @Test
  void givesUpAfterADay() throws IOException {
    try (var sink = new Sink(true, (stage, _, _) -> stage == Sink.Stage.RCPT ? "450 4.2.1 Mailbox busy" : null)) {
      var id = begun(3);
      engine(sink, 1);
      var hours = 0;
      while (!find(id).state().over()) {
        Await.until("an end or a pause", () -> find(id).state().over() || account(id).ahead() == 0 && allWaitLonger(id));
        clock().move(Duration.ofHours(1));
        hours++;
        assertThat(hours).isLessThan(40);
      }

      var account = addsUp(id, sink);
      assertThat(account.refused()).isEqualTo(3);
      assertThat(mailings().deliveries(id, DeliveryState.Kind.REFUSED, 0, 1).getFirst().answer()).contains("Mailbox busy");
      assertThat(hours).isBetween(15, 30);
    }
  }

  @Test
  void stopsWhileItIsPausedAndGoesOn() throws IOException {
    try (var sink = slow(10)) {
      var id = begun(300);
      engine(sink, 2);
      Await.until("a beginning", () -> account(id).delivered() > 20);
      assertThat(mailings().pause(null, id)).isTrue();
      Await.until("the pause", () -> free(id));
      var delivered = addsUp(id, sink).delivered();
      assertThat(delivered).isLessThan(300);
      assertThat(sink.taken()).hasSize((int) delivered);

      assertThat(mailings().resume(null, id)).isTrue();
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(300);
    }
  }

  @Test
  void withdrawsTheRestWhenItIsCancelled() throws IOException {
    try (var sink = slow(10)) {
      var id = begun(300);
      engine(sink, 2);
      Await.until("a beginning", () -> account(id).delivered() > 20);
      mailings().cancel(null, id);
      awaitEnd(id);

      var account = addsUp(id, sink);
      assertThat(find(id).state()).isEqualTo(Mailing.State.CANCELLED);
      assertThat(account.withdrawn()).isPositive();
      assertThat(account.delivered() + account.withdrawn()).isEqualTo(300);
    }
  }

  @Test
  void finishesWhatIsUnderWayWhenItStopsAndLeavesTheRest() throws IOException {
    try (var sink = slow(10)) {
      var id = begun(300);
      var engine = engine(sink, 2);
      Await.until("a beginning", () -> account(id).delivered() > 20);
      engine.stop();

      var account = addsUp(id, sink);
      assertThat(account.uncertain()).isZero();
      assertThat(account.ahead()).isPositive();
      assertThat(sink.taken()).hasSize((int) account.delivered());
      assertThat(free(id)).isTrue();
      assertThat(jdbc().sql("select count(*) from mailing.node").query(Long.class).single()).isZero();

      engine(sink, 8);
      awaitEnd(id);
      assertThat(addsUp(id, sink).delivered()).isEqualTo(300);
    }
  }

  @Test
  void namesWhatIsUncertainAndSendsItAgainWhenTold() throws IOException {
    try (var sink = new Sink(true, (stage, time, _) -> stage == Sink.Stage.END && time % 10 == 0 && time < 60 ? Sink.DROP : null)) {
      var id = begun(60);
      engine(sink, 1);
      awaitEnd(id);
      var account = addsUp(id, sink);
      assertThat(account.uncertain()).isEqualTo(5);
      assertThat(account.delivered()).isEqualTo(55);

      assertThat(mailings().resendUncertain(null, id)).isTrue();
      awaitEnd(id);

      account = addsUp(id, sink);
      assertThat(account.delivered()).isEqualTo(60);
      assertThat(account.doubtful()).isEqualTo(5);
    }
  }

  @Test
  void sharesTheMailsBetweenServersAndDoesWithoutOneThatIsDown() throws IOException {
    try (var one = new Sink(true, (_, _, _) -> null);
        var other = new Sink(true, (_, _, _) -> null);
        var down = new Sink(true, (_, _, _) -> "421 4.3.2 Not now")) {
      var id = begun(300);
      engine(List.of(one, other, down), 2, 0, Map.of());
      awaitEnd(id);

      assertThat(addsUp(id, one, other, down).delivered()).isEqualTo(300);
      assertThat(one.taken().size()).isPositive();
      assertThat(other.taken().size()).isPositive();
    }
  }

  @Test
  void givesAServerOfThreeTimesTheWeightThreeTimesTheMails() throws IOException {
    try (var one = new Sink(true, SendMailingTest::slowly);
        var other = new Sink(true, SendMailingTest::slowly)) {
      var id = begun(800);
      var threefold = Map.of("127.0.0.1:" + one.port(), 3);
      var mail = OneRelay.with(OneRelay.open("127.0.0.1", other.port()), threefold);
      engine(() -> EngineConfiguration.relays(mail, new MailingSettings(6, 0, Map.of(), 12)), Map.of());
      awaitEnd(id);

      addsUp(id, one, other);
      assertThat(one.taken()).hasSizeBetween(500, 700);
      assertThat(other.taken()).hasSizeBetween(100, 300);
    }
  }

  @Test
  void leavesAllToTheOtherServerWhenTheHeavyOneGoesDown() throws IOException {
    Sink.Script down =
        (stage, time, _) ->
            stage == Sink.Stage.GREETING && time > 3 || stage == Sink.Stage.MAIL && time > 60 ? "421 4.3.2 Not now" : null;
    try (var heavy = new Sink(true, down);
        var light = new Sink(true, SendMailingTest::slowly)) {
      var id = begun(400);
      engine(() -> List.of(new Relay(server(heavy.port()), 3, 3, 0), new Relay(server(light.port()), 1, 1, 0)), Map.of());
      awaitEnd(id);

      assertThat(addsUp(id, heavy, light).delivered()).isEqualTo(400);
      assertThat(heavy.taken()).hasSizeBetween(1, 60);
      assertThat(light.taken()).hasSizeGreaterThanOrEqualTo(340);
    }
  }

  private static String slowly(Sink.Stage stage, int time, String line) throws InterruptedException {
    if (stage == Sink.Stage.END) {
      TimeUnit.MILLISECONDS.sleep(3);
    }
    return null;
  }

  @Test
  void waitsForAServerThatIsDownAndSaysSo() throws IOException {
    var open = new CountDownLatch(1);
    try (var sink =
        new Sink(true, (stage, _, _) -> stage == Sink.Stage.GREETING && open.getCount() > 0 ? "421 4.3.2 Kommer igen" : null)) {
      var id = begun(30);
      engine(sink, 2);
      Await.until("the trouble to be told", () -> String.valueOf(find(id).trouble()).contains("Kommer igen"));
      assertThat(addsUp(id, sink).ahead()).isEqualTo(30);

      open.countDown();
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(30);
    }
  }

  @Test
  void keepsToTheLimitOfADomain() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(70);
      engine(List.of(sink), 2, 0, Map.of("borger1.example", 1.0));
      Await.until("the others", () -> account(id).delivered() >= 60);
      Await.until("one domain to wait", () -> account(id).ahead() == 0);

      assertThat(addsUp(id, sink).waiting()).isBetween(5L, 9L);
      while (!find(id).state().over()) {
        clock().move(Duration.ofSeconds(10));
        Await.until("an end or a pause", () -> find(id).state().over() || allWaitLonger(id));
      }
      assertThat(addsUp(id, sink).delivered()).isEqualTo(70);
    }
  }

  /// Nobody has claimed anything of it.
  private static boolean free(MailingId id) {
    return jdbc()
            .sql("select count(*) from mailing.chunk where mailing_id = :id and node is not null")
            .param("id", id.value())
            .query(Long.class)
            .single()
        == 0;
  }

  private static Sink slow(int millis) throws IOException {
    return new Sink(
        true,
        (stage, _, _) -> {
          if (stage == Sink.Stage.END) {
            TimeUnit.MILLISECONDS.sleep(millis);
          }
          return null;
        });
  }
}
