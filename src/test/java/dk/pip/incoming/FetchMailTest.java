package dk.pip.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.IncomingMailbox.Gate;
import dk.pip.incoming.IncomingMailbox.Taking;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.testing.Await;
import dk.pip.testing.CutLine;
import dk.pip.testing.PostOffice;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// A mailbox on a real IMAP server.
@EnabledIf(
    value = "dk.pip.testing.PostOffice#canOpen",
    disabledReason = "Postfix and Dovecot are not installed, or may not be started: that takes root")
class FetchMailTest {
  private static final String COPY = "kopi@ellebaek.example";
  private static final String POISON = "gift@ellebaek.example";
  private static final String MANY = "mange@ellebaek.example";
  private static final String CUT = "brud@ellebaek.example";
  private static final String SHARED = "delt@ellebaek.example";
  private static final String FULL = "fuld@borger.example";
  private static final int THOUSANDS = 5_120;

  private static PostOffice post;

  @BeforeAll
  static void open() {
    post = PostOffice.open(List.of(COPY, POISON, MANY, CUT, SHARED, FULL), FULL);
  }

  @AfterAll
  static void close() {
    post.close();
  }

  private interface Deed {
    void on(Folder inbox, Session session) throws MessagingException;
  }

  private static void in(String mailbox, Deed deed) throws MessagingException {
    var session = Session.getInstance(new Properties());
    try (var store = session.getStore("imap")) {
      store.connect("127.0.0.1", post.imap(), mailbox, PostOffice.PASSWORD);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        deed.on(inbox, session);
      }
    }
  }

  private static void put(String mailbox, String... subjects) throws MessagingException {
    in(
        mailbox,
        (inbox, session) -> {
          var messages = new ArrayList<Message>();
          for (var subject : subjects) {
            messages.add(message(session, "From: a@b.example\r\nSubject: " + subject + "\r\n\r\nHej\r\n"));
          }
          inbox.appendMessages(messages.toArray(Message[]::new));
        });
  }

  private static MimeMessage message(Session session, String text) throws MessagingException {
    return new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /// As the database keeps it.
  private static final class Remembered implements IncomingMailbox.Bookmark {
    private final Map<Long, Long> next = new ConcurrentHashMap<>();

    @Override
    public long at(long validity) {
      return next.getOrDefault(validity, 0L);
    }

    @Override
    public void put(long validity, long at) {
      next.put(validity, at);
    }
  }

  private static IncomingSettings.Account account(String mailbox, int port) {
    return new IncomingSettings.Account("127.0.0.1", port, mailbox, PostOffice.PASSWORD, Security.NONE, "INBOX");
  }

  private static IncomingMailbox mailbox(String address, Taking taking, Gate gate) {
    return new IncomingMailbox(account(address, post.imap()), taking, new Remembered(), gate, Clock.systemUTC());
  }

  private static Taking into(List<String> taken) {
    return (in, _) -> taken.add(subject(in.readAllBytes()));
  }

  /// Reads until the mailbox has been read to its end.
  private static void read(IncomingMailbox mailbox) throws InterruptedException {
    var thread = Thread.ofPlatform().start(mailbox);
    Await.until("the mailbox to be read", () -> mailbox.state().readAt() != null);
    mailbox.stop();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  private static String subject(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII).replaceFirst("(?s).*Subject: ([^\r]*).*", "$1");
  }

  /// A restored copy leaves the mailbox to the installation that it is a copy of; when it is let go on, it reads what that
  /// one had read since the backup, too.
  @Test
  void touchesNothingWhileACopyIsHeldAndThenReadsAgain() throws MessagingException, InterruptedException {
    put(COPY, "laest foer", "ny");
    var first = new CopyOnWriteArrayList<String>();
    read(mailbox(COPY, into(first), Gate.OPEN));
    assertThat(first).containsExactly("laest foer", "ny");

    put(COPY, "kom til");
    var closed = new AtomicBoolean(true);
    var again = new AtomicReference<>(Optional.of(Instant.now().minusSeconds(60)));
    var looked = new AtomicInteger();
    var taken = new CopyOnWriteArrayList<String>();
    var gate =
        new Gate(
            () -> {
              looked.incrementAndGet();
              return closed.get();
            },
            again::get,
            _ -> again.set(Optional.empty()));
    var mailbox = mailbox(COPY, into(taken), gate);
    var thread = Thread.ofPlatform().start(mailbox);
    Await.until("a second look", () -> looked.get() >= 2);
    assertThat(taken).isEmpty();
    assertThat(mailbox.state().readAt()).isNull();

    closed.set(false);
    Await.until("the mailbox to be read", () -> mailbox.state().readAt() != null);
    mailbox.stop();
    thread.join(10_000);
    assertThat(taken).containsExactly("laest foer", "ny", "kom til");
    assertThat(again.get()).as("once").isEmpty();
  }

  @Test
  void letsNoMessageKeepTheOthersWaiting() throws MessagingException, InterruptedException {
    put(POISON, "den foerste", "giftig", "den sidste");
    var taken = new CopyOnWriteArrayList<String>();
    var mailbox =
        mailbox(
            POISON,
            (in, _) -> {
              var subject = subject(in.readAllBytes());
              if (subject.equals("giftig")) {
                throw new IllegalStateException("Nobody can take this");
              }
              taken.add(subject);
            },
            Gate.OPEN);
    read(mailbox);

    assertThat(taken).containsExactly("den foerste", "den sidste");
    assertThat(mailbox.state().trouble()).isNull();
    var later = new CopyOnWriteArrayList<String>();
    read(mailbox(POISON, into(later), Gate.OPEN));
    assertThat(later).as("it stays unread").containsExactly("giftig");
  }

  /// Several people look into a mailbox, and what they have opened is marked as read before Pip has seen it.
  @Test
  void findsWhatSomebodyElseHasReadFirst() throws MessagingException, InterruptedException {
    put(SHARED, "gammel");
    in(SHARED, (inbox, _) -> inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true));
    var taken = new CopyOnWriteArrayList<String>();
    var bookmark = new Remembered();
    read(new IncomingMailbox(account(SHARED, post.imap()), into(taken), bookmark, Gate.OPEN, Clock.systemUTC()));
    assertThat(taken).as("what was read before Pip ever came").isEmpty();

    put(SHARED, "aabnet i Outlook", "uaabnet");
    in(SHARED, (inbox, _) -> inbox.getMessage(2).setFlag(Flags.Flag.SEEN, true));
    read(new IncomingMailbox(account(SHARED, post.imap()), into(taken), bookmark, Gate.OPEN, Clock.systemUTC()));

    assertThat(taken).containsExactly("aabnet i Outlook", "uaabnet");
  }

  /// The line breaks in the middle of a mail; nothing of it is taken for the whole, and it is fetched again.
  @Test
  void fetchesAgainWhatWasCutOff() throws MessagingException, InterruptedException, IOException {
    var large = "x".repeat(76) + "\r\n";
    in(
        CUT,
        (inbox, session) -> {
          var text = "From: a@b.example\r\nSubject: stor\r\n\r\n" + large.repeat(20_000);
          inbox.appendMessages(new Message[] {message(session, text)});
        });
    var sizes = new CopyOnWriteArrayList<Integer>();
    try (var line = CutLine.to(post.imap(), 700_000)) {
      var mailbox =
          new IncomingMailbox(account(CUT, line.port()), (in, _) -> sizes.add(in.readAllBytes().length), new Remembered(), Gate.OPEN, Clock.systemUTC());
      read(mailbox);

      assertThat(line.cuts()).isEqualTo(1);
    }
    assertThat(sizes).containsExactly(36 + large.length() * 20_000);
  }

  /// The first look at a mailbox that has stood unread for years.
  @Test
  void readsThousandsAndLetsNewMailGoAhead() throws MessagingException, InterruptedException {
    in(
        MANY,
        (inbox, session) -> {
          var one = message(session, "From: a@b.example\r\nSubject: gammel\r\n\r\nHej\r\n");
          inbox.appendMessages(Collections.nCopies(10, one).toArray(Message[]::new));
          while (inbox.getMessageCount() < THOUSANDS) {
            inbox.copyMessages(inbox.getMessages(), inbox);
          }
        });
    var taken = new CopyOnWriteArrayList<String>();
    var told = new AtomicLong();
    var mine = new AtomicReference<IncomingMailbox>();
    var mailbox =
        mailbox(
            MANY,
            (in, _) -> {
              taken.add(subject(in.readAllBytes()));
              told.set(Math.max(told.get(), mine.get().state().all()));
              if (taken.size() == 100) {
                put("ny");
              }
            },
            Gate.OPEN);
    mine.set(mailbox);
    read(mailbox);

    assertThat(taken).hasSize(THOUSANDS + 1);
    assertThat(taken.indexOf("ny")).as("ahead of those that have waited for years").isBetween(100, 200);
    assertThat(told.get()).as("said how many there are").isEqualTo(THOUSANDS);
    assertThat(IntStream.of(mailbox.state().all(), mailbox.state().done())).containsOnly(0);
  }

  private static void put(String subject) {
    try {
      put(MANY, new String[] {subject});
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
