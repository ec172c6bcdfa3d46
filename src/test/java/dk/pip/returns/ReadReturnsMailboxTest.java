package dk.pip.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.SmtpServer.Security;
import dk.pip.testing.Await;
import dk.pip.testing.PostOffice;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The mailbox of what comes back, on a real IMAP server.
@EnabledIf(
    value = "dk.pip.testing.PostOffice#canOpen",
    disabledReason = "Postfix and Dovecot are not installed, or may not be started: that takes root")
class ReadReturnsMailboxTest {
  private static final String RETURNS = "retur@ellebaek.example";

  private static PostOffice post;

  @BeforeAll
  static void open() {
    post = PostOffice.open(List.of(RETURNS, "fuld@borger.example"), "fuld@borger.example");
  }

  @AfterAll
  static void close() {
    post.close();
  }

  private static void put(String... subjects) throws MessagingException {
    var session = Session.getInstance(new Properties());
    try (var store = session.getStore("imap")) {
      store.connect("127.0.0.1", post.imap(), RETURNS, PostOffice.PASSWORD);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        for (var subject : subjects) {
          var text = "From: a@b.example\r\nSubject: " + subject + "\r\n\r\nHej\r\n";
          var message = new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
          inbox.appendMessages(new Message[] {message});
        }
      }
    }
  }

  /// A restored copy leaves the mailbox to the installation that it is a copy of; when it is let go on, it reads what that
  /// one had read since the backup, too.
  @Test
  void touchesNothingWhileACopyIsHeldAndThenReadsAgain() throws MessagingException, InterruptedException {
    put("laest foer", "ny");
    var first = new CopyOnWriteArrayList<String>();
    read(first, ReturnMailbox.Gate.OPEN);
    assertThat(first).contains("laest foer", "ny");

    put("kom til");
    var closed = new AtomicBoolean(true);
    var again = new AtomicReference<>(Optional.of(Instant.now().minusSeconds(60)));
    var looked = new AtomicInteger();
    var taken = new CopyOnWriteArrayList<String>();
    var gate =
        new ReturnMailbox.Gate(
            () -> {
              looked.incrementAndGet();
              return closed.get();
            },
            again::get,
            _ -> again.set(Optional.empty()));
    var mailbox = new ReturnMailbox(settings(), bytes -> taken.add(subject(bytes)), gate, Clock.systemUTC());
    var thread = Thread.ofPlatform().start(mailbox);
    Await.until("a second look", () -> looked.get() >= 2);
    assertThat(taken).isEmpty();
    assertThat(mailbox.state().readAt()).isNull();

    closed.set(false);
    Await.until("the mailbox to be read", () -> mailbox.state().readAt() != null);
    mailbox.stop();
    thread.join(10_000);
    assertThat(taken).contains("laest foer", "ny", "kom til");
    assertThat(again.get()).as("once").isEmpty();
  }

  private static void read(List<String> taken, ReturnMailbox.Gate gate) throws InterruptedException {
    var mailbox = new ReturnMailbox(settings(), bytes -> taken.add(subject(bytes)), gate, Clock.systemUTC());
    var thread = Thread.ofPlatform().start(mailbox);
    Await.until("the mailbox to be read", () -> mailbox.state().readAt() != null);
    mailbox.stop();
    thread.join(10_000);
  }

  private static ReturnSettings settings() {
    return new ReturnSettings(
        "127.0.0.1", post.imap(), RETURNS, PostOffice.PASSWORD, Security.NONE, "INBOX", null);
  }

  private static String subject(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII).replaceFirst("(?s).*Subject: ([^\r]*).*", "$1");
  }

  @Test
  void letsNoMessageKeepTheOthersWaiting() throws MessagingException, InterruptedException {
    put("den foerste", "giftig", "den sidste");
    var taken = new CopyOnWriteArrayList<String>();
    var settings =
        new ReturnSettings(
            "127.0.0.1", post.imap(), RETURNS, PostOffice.PASSWORD, Security.NONE, "INBOX", null);
    var mailbox =
        new ReturnMailbox(
            settings,
            bytes -> {
              var text = new String(bytes, StandardCharsets.US_ASCII);
              if (text.contains("giftig")) {
                throw new IllegalStateException("Nobody can take this");
              }
              taken.add(text.replaceFirst("(?s).*Subject: ([^\r]*).*", "$1"));
            },
            ReturnMailbox.Gate.OPEN,
            Clock.systemUTC());
    var thread = Thread.ofPlatform().start(mailbox);
    var end = System.nanoTime() + 30_000_000_000L;
    while (mailbox.state().readAt() == null && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }

    assertThat(taken).containsExactly("den foerste", "den sidste");
    assertThat(mailbox.state().trouble()).isNull();
    mailbox.stop();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }
}
