package dk.pip.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.keys.Keys;
import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.testing.PipTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What becomes of a mail once it has been fetched.
class TakeMailTest extends PipTest {
  private static final String PAGE = "/redaktion/ufordelt-post";
  private static final String TIPS = "praj@ellebaek.example";
  private static final long LARGE = 60L << 20;

  private final List<String> taken = new ArrayList<>();

  /// A taker of tips that a test has in hand.
  private interface Taking {
    boolean take(ArrivedMail mail);
  }

  private Incoming incoming(Taking taking) {
    var taker =
        new MailTaker() {
          @Override
          public boolean take(ArrivedMail mail) {
            return taking.take(mail);
          }

          @Override
          public Optional<ByHand> byHand() {
            return Optional.of(
                new ByHand(
                    "incoming.save",
                    mail -> {
                      taken.add(mail.letter().subject());
                      return "/redaktion/svar";
                    }));
          }
        };
    var settings = new IncomingSettings(null, null, null, TIPS);
    var mail = new MailSettings(null, 0, null, null, Security.NONE, null, "retur@ellebaek.example", Map.of());
    return new Incoming(bean(ArrivedTable.class), new Takers(taker), bean(Keys.class), settings, mail, bean(TransactionTemplate.class), clock());
  }

  private record Takers(MailTaker only) implements ObjectProvider<MailTaker> {
    @Override
    public MailTaker getObject() {
      return only;
    }

    @Override
    public Stream<MailTaker> stream() {
      return Stream.of(only);
    }

    @Override
    public Stream<MailTaker> orderedStream() {
      return stream();
    }
  }

  private static byte[] mail(String subject, String... fields) {
    var text = "From: Hans Jensen <hans@borger.example>\nSubject: " + subject + "\n" + String.join("\n", fields) + "\n\nSøen er fyldt.\n\nMvh Hans\n";
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Unclaimed unclaimed(String subject) {
    return bean(Incoming.class).list(true, Long.MAX_VALUE, 200).stream().filter(one -> one.subject().equals(subject)).findFirst().orElseThrow();
  }

  private static long known() {
    return bean(JdbcClient.class).sql("select count(*) from incoming.mail").query(Long.class).single();
  }

  @Test
  void showsWhatNobodyTookAsItCame() {
    var bytes = mail("Ingens");
    incoming(_ -> false).take(bytes);
    var page = PAGE + "/" + unclaimed("Ingens").id();

    as(alice).get("/redaktion/svar").isOk().says("Ufordelt (1)");
    as(alice).get(PAGE).isOk().says("Ingens").says("Hans Jensen <hans@borger.example>");
    var shown = as(alice).get(page).isOk();
    assertThat(shown.page().select(".letter").first().wholeText()).isEqualTo("Søen er fyldt.");
    shown.says("Subject: Ingens");
    assertThat(as(alice).get(page + "/mail.eml").isOk().bytes()).isEqualTo(bytes);
    for (var address : List.of(PAGE, page, page + "/mail.eml")) {
      as(bob).get(address).isForbidden();
      as(emil).get(address).sendsToSignIn();
    }

    as(alice).post(page + "/set").redirectsTo(PAGE);
    assertThat(as(alice).get(PAGE).text()).doesNotContain("Ingens");
    as(alice).get(PAGE + "?vis=alt").says("Ingens");
    as(alice).post(page + "/ikke-set").redirectsTo(page);
    as(alice).get(PAGE).says("Ingens");

    as(alice).post(page + "/set").redirectsTo(PAGE);
    clock().move(Incoming.KEPT.plusDays(1));
    bean(Incoming.class).forgetOld();
    as(alice).get(page).isNotFound();
    as(alice).get(page + "/mail.eml").isNotFound();
    as(alice).post(page + "/set").isNotFound();
  }

  @Test
  void keepsNothingOfWhatSomebodyTook() {
    var incoming = incoming(mail -> taken.add(mail.letter().text()));
    var before = known();

    incoming.take(mail("Taget"));
    incoming.take(mail("Taget"));

    assertThat(taken).as("once").containsExactly("Søen er fyldt.");
    assertThat(known()).isEqualTo(before + 1);
    var row = bean(JdbcClient.class).sql("select m::text from incoming.mail m order by id desc limit 1").query(String.class).single();
    assertThat(row).doesNotContain("Hans", "hans", "Taget");
    assertThat(bean(JdbcClient.class).sql("select count(*) from incoming.piece p join incoming.mail m on m.id = p.mail_id where m.state = 'TAKEN'").query(Long.class).single()).isZero();
  }

  /// Whatever a taker has done before it fails is undone; the mail is not lost, and is offered again.
  @Test
  void offersAgainWhatCouldNotBeTaken() {
    var failing = new boolean[] {true};
    var incoming =
        incoming(
            mail -> {
              if (failing[0]) {
                throw new IllegalStateException("The taker has a fault");
              }
              return taken.add(mail.letter().subject());
            });

    incoming.take(mail("Senere"));
    incoming.takeWaiting();
    assertThat(unclaimed("Senere").why()).isEqualTo(Unclaimed.Why.TROUBLE);
    clock().move(Duration.ofMinutes(2));
    incoming.takeWaiting();
    assertThat(taken).isEmpty();

    failing[0] = false;
    clock().move(Duration.ofHours(2));
    incoming.takeWaiting();
    assertThat(taken).containsExactly("Senere");
    assertThat(bean(Incoming.class).list(true, Long.MAX_VALUE, 200)).extracting(Unclaimed::subject).doesNotContain("Senere");
  }

  /// A node that is killed in the middle has noted nothing, and the mail is still unread in its mailbox.
  @Test
  void hasNotedNothingWhenTheDatabaseGoesAway() {
    var before = known();
    var dying =
        incoming(
            _ -> {
              throw new DataAccessResourceFailureException("The line to the database broke");
            });

    assertThatThrownBy(() -> dying.take(mail("Midt i det"))).isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(known()).isEqualTo(before);

    incoming(mail -> taken.add(mail.letter().subject())).take(mail("Midt i det"));
    assertThat(taken).containsExactly("Midt i det");
  }

  @Test
  void tellsByTheAddressWhatIsForTips() throws IOException {
    var forTips = new ArrayList<String>();
    var incoming =
        incoming(
            mail -> {
              if (mail.forTips()) {
                forTips.add(mail.letter().subject());
              }
              return true;
            });

    incoming.take(mail("til praj", "To: " + TIPS));
    incoming.take(mail("til svaradressen", "To: Praj <praj+1z-abc@ellebaek.example>"));
    incoming.take(mail("til retur", "To: retur+x@ellebaek.example"));
    incoming.take(FetchedMail.of(mail("i postkassen", "To: undisclosed-recipients:;")), true);
    incoming.take(FetchedMail.of(mail("retur i postkassen", "To: retur+y@ellebaek.example")), true);
    incoming.take(FetchedMail.of(mail("praj i returpostkassen", "Delivered-To: PRAJ@ellebaek.example")), false);

    assertThat(forTips).containsExactly("til praj", "til svaradressen", "i postkassen", "praj i returpostkassen");
  }

  @Test
  void takesABounceForABounceWhereverItWasSent() throws IOException {
    var bounce = mail("Undelivered Mail Returned to Sender", "Return-Path: <>", "To: " + TIPS, "Content-Type: text/plain");
    bean(Incoming.class).take(FetchedMail.of(bounce), true);

    as(alice).get("/redaktion/svar?vis=alt").says("Undelivered Mail Returned to Sender");
  }

  /// 60 MB go by a file into the database and out again; no more of it than a beginning is ever held in memory.
  @Test
  void keepsAMailThatIsTooLargeAndGivesItByHand() throws IOException {
    var head = "From: Hans <hans@borger.example>\r\nSubject: Film\r\n\r\nSe min film.\r\n".getBytes(StandardCharsets.UTF_8);
    var incoming =
        incoming(
            _ -> {
              throw new AssertionError("It is not whole");
            });
    try (var mail = FetchedMail.of(new SequenceInputStream(new ByteArrayInputStream(head), zeros(LARGE - head.length)), LARGE)) {
      assertThat(mail.bytes()).isNull();
      incoming.take(mail, true);
      incoming.take(mail, true);
    }

    var kept = unclaimed("Film");
    assertThat(kept.size()).isEqualTo(LARGE);
    assertThat(kept.why()).isEqualTo(Unclaimed.Why.LARGE);
    as(alice).get(PAGE + "/" + kept.id()).isOk().says("Se min film.").says("62,9 MB").says("for stor");
    var counted = new Counted();
    bean(Incoming.class).write(kept.id(), counted);
    assertThat(counted.bytes).isEqualTo(LARGE);

    assertThat(incoming.give(kept.id(), "incoming.save")).contains("/redaktion/svar");
    assertThat(taken).containsExactly("Film");
    assertThat(incoming.give(kept.id(), "incoming.save")).as("once").isEmpty();
    as(alice).get(PAGE + "/" + kept.id()).isNotFound();
  }

  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] into, int from, int most) {
        var now = (int) Math.min(left, most);
        Arrays.fill(into, from, from + Math.max(0, now), (byte) 'x');
        left -= now;
        return now <= 0 ? -1 : now;
      }
    };
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
