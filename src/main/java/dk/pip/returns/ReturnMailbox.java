package dk.pip.returns;

import dk.pip.jobs.Beat;
import dk.pip.shared.DatabaseFault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Reads the mailbox that bounces, complaints and replies come home to, as soon as they arrive: over IMAP with IDLE
/// (RFC 2177), or once a minute where the server doesn't offer it. What is taken in is marked as read, and nothing is
/// deleted. Several nodes may read the same mailbox: what one has taken in, the other passes over. A restored copy that is
/// held doesn't touch it; once it is let go on, it reads again what has come since the backup, also what the installation
/// that it is a copy of had read.
final class ReturnMailbox implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnMailbox.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  // Well below the half hour after which servers may hang up (RFC 2177), and below what routers remember.
  private static final Duration IDLE_AT_MOST = Duration.ofMinutes(4);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final SearchTerm UNREAD = new FlagTerm(new Flags(Flags.Flag.SEEN), false);

  /// Why it can't be read just now.
  enum Trouble {
    SIGN_IN,
    FOLDER,
    SERVER
  }

  /// @param readAt when all that was there had been taken in; null for not yet
  /// @param said the server's own words about the trouble
  record State(@Nullable Instant readAt, @Nullable Trouble trouble, String said) {}

  /// Whether the mailbox may be touched at all.
  ///
  /// @param closed asked before each look
  /// @param againSince from when on also what is marked as read is read, once
  /// @param wasReadAgain called when that is done
  record Gate(BooleanSupplier closed, Supplier<Optional<Instant>> againSince, Consumer<Instant> wasReadAgain) {
    static final Gate OPEN = new Gate(() -> false, Optional::empty, _ -> {});
  }

  private final ReturnSettings settings;
  private final Consumer<byte[]> taker;
  private final Gate gate;
  private final Clock clock;
  private volatile State state = new State(null, null, "");
  private volatile boolean running = true;
  private volatile @Nullable IMAPStore store;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Beat beat;

  /// @param taker takes a message in, for good when it returns
  ReturnMailbox(ReturnSettings settings, Consumer<byte[]> taker, Gate gate, Clock clock) {
    this.settings = settings;
    this.taker = taker;
    this.gate = gate;
    this.clock = clock;
  }

  State state() {
    return state;
  }

  boolean isRunning() {
    return running;
  }

  /// Where it gives signs of life.
  void tell(Beat beat) {
    this.beat = beat;
  }

  private void alive() {
    var told = beat;
    if (told != null) {
      told.alive();
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    var pause = SHORTEST_PAUSE;
    while (running) {
      alive();
      var began = state.readAt();
      try {
        if (gate.closed().getAsBoolean()) {
          LockSupport.parkNanos(SHORTEST_PAUSE.toNanos());
          continue;
        }
        read();
      } catch (AuthenticationFailedException e) {
        trouble(Trouble.SIGN_IN, e);
      } catch (FolderNotFoundException e) {
        trouble(Trouble.FOLDER, e);
      } catch (MessagingException | IOException e) {
        trouble(Trouble.SERVER, e);
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("The database doesn't answer; what comes back waits in the mailbox: {}", e.getMessage());
      } catch (RuntimeException e) {
        // The library throws several kinds when the line breaks at a bad moment.
        trouble(Trouble.SERVER, e);
      }
      if (running) {
        pause = began == state.readAt() ? longer(pause) : SHORTEST_PAUSE;
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  void stop() {
    running = false;
    var reading = thread;
    if (reading != null) {
      LockSupport.unpark(reading);
    }
    var open = store;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        LOG.debug("The mailbox server was gone before it was told goodbye: {}", e.getMessage());
      }
    }
  }

  private void trouble(Trouble trouble, Exception e) {
    if (running) {
      var said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      state = new State(state.readAt(), trouble, said);
      LOG.warn("The mailbox of what comes back can't be read ({}): {}", trouble, said);
      var told = beat;
      if (told != null) {
        told.failed(e);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void read() throws MessagingException, IOException {
    try (var opened = (IMAPStore) Session.getInstance(properties()).getStore("imap")) {
      store = opened;
      opened.connect(settings.host(), settings.port(), settings.user(), settings.password());
      var idles = opened.hasCapability("IDLE");
      try (var folder = (IMAPFolder) opened.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        while (running && !gate.closed().getAsBoolean()) {
          var since = gate.againSince().get();
          takeNew(folder, since.<SearchTerm>map(ReturnMailbox::unreadOrSince).orElse(UNREAD));
          if (since.isPresent() && running) {
            gate.wasReadAgain().accept(clock.instant());
          }
          state = new State(clock.instant(), null, "");
          var told = beat;
          if (told != null) {
            told.well();
          }
          await(folder, idles);
        }
      }
    } finally {
      store = null;
    }
  }

  /// A search goes by days, as a server's clock and zone have them.
  private static SearchTerm unreadOrSince(Instant backup) {
    return new OrTerm(UNREAD, new ReceivedDateTerm(ComparisonTerm.GE, Date.from(backup.minus(Duration.ofDays(1)))));
  }

  private void takeNew(IMAPFolder folder, SearchTerm which) throws MessagingException, IOException {
    int before;
    do {
      before = folder.getMessageCount();
      for (var message : folder.search(which)) {
        if (!running) {
          return;
        }
        takeOrPassOver(folder, message);
        alive();
      }
      // One that came while the others were read is not announced again.
    } while (folder.getMessageCount() != before);
  }

  /// One message that can't be had or taken keeps none of the others waiting. It stays unread and is tried again at the
  /// next look, and whoever runs the server is told.
  private void takeOrPassOver(IMAPFolder folder, Message message) throws MessagingException, IOException {
    try {
      take(message);
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.error("Message {} of the mailbox is too much for this machine and is passed over", message.getMessageNumber(), e);
    } catch (MessagingException | IOException | RuntimeException e) {
      if (!folder.isOpen() || !running || DatabaseFault.isTransient(e)) {
        throw e;
      }
      LOG.warn("Message {} of the mailbox can't be taken in and is passed over: {}", message.getMessageNumber(), e.toString());
    }
  }

  private void take(Message message) throws MessagingException, IOException {
    try {
      // What is beyond is neither kept nor fetched.
      byte[] bytes;
      try (var stream = ((IMAPMessage) message).getMimeStream()) {
        bytes = stream.readNBytes(Returns.LARGEST);
      }
      taker.accept(bytes);
      message.setFlag(Flags.Flag.SEEN, true);
    } catch (MessageRemovedException e) {
      LOG.debug("Somebody has removed a message from the mailbox before it was taken in");
    }
  }

  /// Waits until something comes, or for as long as the line is to be trusted.
  private void await(IMAPFolder folder, boolean idles) throws MessagingException {
    if (!idles) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      return;
    }
    var waker = Thread.ofVirtual().name("returns-waker").start(() -> wake(folder));
    try {
      folder.idle(true);
    } finally {
      waker.interrupt();
    }
  }

  /// Any other command ends an IDLE.
  private static void wake(IMAPFolder folder) {
    try {
      Thread.sleep(IDLE_AT_MOST);
      folder.getMessageCount();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MessagingException | IllegalStateException e) {
      LOG.debug("The line to the mailbox has gone: {}", e.getMessage());
    }
  }

  private Properties properties() {
    var properties = new Properties();
    var timeout = Long.toString(TIMEOUT.toMillis());
    properties.put("mail.imap.connectiontimeout", timeout);
    properties.put("mail.imap.timeout", timeout);
    properties.put("mail.imap.writetimeout", timeout);
    properties.put("mail.imap.peek", "true");
    properties.put("mail.imap.fetchsize", Integer.toString(1 << 18));
    properties.put("mail.imap.ssl.checkserveridentity", "true");
    switch (settings.encryption()) {
      case TLS -> properties.put("mail.imap.ssl.enable", "true");
      case STARTTLS -> {
        properties.put("mail.imap.starttls.enable", "true");
        properties.put("mail.imap.starttls.required", "true");
      }
      case NONE, OPPORTUNISTIC -> {}
    }
    return properties;
  }
}
