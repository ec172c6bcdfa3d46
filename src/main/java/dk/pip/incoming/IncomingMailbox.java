package dk.pip.incoming;

import dk.pip.jobs.Beat;
import dk.pip.shared.DatabaseFault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
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

/// Reads a mailbox that mail comes to, as soon as it arrives: over IMAP with IDLE (RFC 2177), or once a minute where the server
/// doesn't offer it. What is new is what is unread, and what has come since the last look whether somebody has read it or not;
/// the first look of all leaves alone what is marked as read. What is taken in is marked as read, and nothing is deleted.
/// Several nodes may read the same mailbox: what one has taken in, the other passes over. A restored copy that is held doesn't
/// touch it; once it is let go on, it reads again what has come since the backup, also what the installation that it is a copy
/// of had read.
final class IncomingMailbox implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingMailbox.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  // Well below the half hour after which servers may hang up (RFC 2177), and below what routers remember.
  private static final Duration IDLE_AT_MOST = Duration.ofMinutes(4);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final int AT_A_TIME = 25;
  private static final int MANY = 100;
  private static final int LOGGED_EVERY = 500;
  private static final FetchProfile SIZES = new FetchProfile();

  static {
    SIZES.add(FetchProfile.Item.SIZE);
    SIZES.add(UIDFolder.FetchProfileItem.UID);
  }

  private static final Flags READ = new Flags(Flags.Flag.SEEN);
  private static final SearchTerm UNREAD = new FlagTerm(READ, false);

  /// Why it can't be read just now.
  enum Trouble {
    SIGN_IN,
    FOLDER,
    SERVER
  }

  /// @param readAt when all that was there had been taken in; null for not yet
  /// @param said the server's own words about the trouble
  /// @param done how many of `all` have been taken in, while there are many to take in; 0 of 0 otherwise
  record State(@Nullable Instant readAt, @Nullable Trouble trouble, String said, int done, int all) {
    static final State BEGUN = new State(null, null, "", 0, 0);
  }

  /// Takes a mail in, for good when it returns.
  interface Taking {
    /// @param size as the server tells it
    void take(InputStream in, long size) throws IOException;
  }

  /// How far the mailbox has been read, kept over restarts and the same for all nodes.
  interface Bookmark {
    /// The number of the first message that is new; 0 where that is not known.
    long at(long validity);

    void put(long validity, long next);
  }

  /// Whether the mailbox may be touched at all.
  ///
  /// @param closed asked before each look
  /// @param againSince from when on also what is marked as read is read, once
  /// @param wasReadAgain called when that is done
  record Gate(BooleanSupplier closed, Supplier<Optional<Instant>> againSince, Consumer<Instant> wasReadAgain) {
    static final Gate OPEN = new Gate(() -> false, Optional::empty, _ -> {});
  }

  private final IncomingSettings.Account account;
  private final Taking taking;
  private final Bookmark bookmark;
  private final Gate gate;
  private final Clock clock;
  private volatile State state = State.BEGUN;
  private volatile boolean running = true;
  private volatile @Nullable IMAPStore store;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Beat beat;

  IncomingMailbox(IncomingSettings.Account account, Taking taking, Bookmark bookmark, Gate gate, Clock clock) {
    this.account = account;
    this.taking = taking;
    this.bookmark = bookmark;
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
        LOG.warn("The database doesn't answer; mail waits in the mailbox: {}", e.getMessage());
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
      state = new State(state.readAt(), trouble, said, 0, 0);
      LOG.warn("The mailbox {} can't be read ({}): {}", account.name(), trouble, said);
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
      opened.connect(account.host(), account.port(), account.user(), account.password());
      var idles = opened.hasCapability("IDLE");
      try (var folder = (IMAPFolder) opened.getFolder(account.folder())) {
        folder.open(Folder.READ_WRITE);
        while (running && !gate.closed().getAsBoolean()) {
          var since = gate.againSince().get();
          var validity = folder.getUIDValidity();
          var next = folder.getUIDNext();
          takeNew(folder, since.<SearchTerm>map(IncomingMailbox::unreadOrSince).orElse(UNREAD), bookmark.at(validity));
          if (!running) {
            return;
          }
          if (next > 0) {
            bookmark.put(validity, next);
          }
          if (since.isPresent()) {
            gate.wasReadAgain().accept(clock.instant());
          }
          state = new State(clock.instant(), null, "", 0, 0);
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

  private void takeNew(IMAPFolder folder, SearchTerm which, long from) throws MessagingException, IOException {
    int before;
    do {
      before = folder.getMessageCount();
      takeAll(folder, found(folder, which, from));
      // One that came while the others were read is not announced again.
    } while (running && folder.getMessageCount() != before);
  }

  /// In the order in which they came.
  private static List<Message> found(IMAPFolder folder, SearchTerm which, long from) throws MessagingException {
    var found = new TreeMap<Integer, Message>();
    for (var message : folder.search(which)) {
      found.put(message.getMessageNumber(), message);
    }
    if (from > 0) {
      // A server answers with the last message where there is none that is new.
      for (var message : folder.getMessagesByUID(from, UIDFolder.LASTUID)) {
        if (message != null && folder.getUID(message) >= from) {
          found.putIfAbsent(message.getMessageNumber(), message);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /// Thousands may be waiting at the first look; whatever comes meanwhile goes ahead of them.
  private void takeAll(IMAPFolder folder, List<Message> messages) throws MessagingException, IOException {
    var known = folder.getMessageCount();
    var taken = new ArrayList<Message>();
    var small = SmallMails.NONE;
    for (var i = 0; i < messages.size(); i++) {
      if (!running) {
        return;
      }
      if (i % AT_A_TIME == 0) {
        var ahead = messages.subList(i, Math.min(messages.size(), i + AT_A_TIME));
        folder.fetch(ahead.toArray(Message[]::new), SIZES);
        var now = folder.getMessageCount();
        for (var number = known + 1; number <= now && running; number++) {
          var fresh = folder.getMessage(number);
          if (takeOrPassOver(folder, fresh, SmallMails.NONE)) {
            taken.add(fresh);
          }
        }
        known = now;
        small = SmallMails.of(folder, ahead);
        progress(i, messages.size());
      }
      if (takeOrPassOver(folder, messages.get(i), small)) {
        taken.add(messages.get(i));
      }
      if (taken.size() >= AT_A_TIME || i == messages.size() - 1) {
        mark(folder, taken);
      }
      alive();
    }
  }

  /// Marks as read what is kept for good. Where the line breaks before, it is fetched once more, and known.
  private static void mark(IMAPFolder folder, List<Message> taken) throws MessagingException {
    try {
      folder.setFlags(taken.toArray(Message[]::new), READ, true);
    } catch (MessageRemovedException e) {
      LOG.debug("Somebody has removed a message from the mailbox before it was marked as read");
    }
    taken.clear();
  }

  private void progress(int done, int all) {
    if (all > MANY) {
      state = new State(state.readAt(), null, "", done, all);
      if (done % LOGGED_EVERY == 0) {
        LOG.info("{} of {} mails in the mailbox {} have been taken in", done, all, account.name());
      }
    }
  }

  /// One message that can't be had or taken keeps none of the others waiting. It stays unread and is tried again at the
  /// next look, and whoever runs the server is told.
  ///
  /// @param small what has been fetched already
  /// @return whether it is kept for good
  private boolean takeOrPassOver(IMAPFolder folder, Message message, SmallMails small) throws MessagingException, IOException {
    try {
      return take(message, small);
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.error("Message {} of the mailbox is too much for this machine and is passed over", message.getMessageNumber(), e);
      message.setFlag(Flags.Flag.SEEN, false);
      return false;
    } catch (MessagingException | IOException | RuntimeException e) {
      if (!folder.isOpen() || !running || DatabaseFault.isTransient(e)) {
        throw e;
      }
      LOG.warn("Message {} of the mailbox can't be taken in and is passed over: {}", message.getMessageNumber(), e.getClass().getName());
      message.setFlag(Flags.Flag.SEEN, false);
      return false;
    }
  }

  private boolean take(Message message, SmallMails small) throws MessagingException, IOException {
    try {
      var here = small.take(message);
      try (var stream = here == null ? ((IMAPMessage) message).getMimeStream() : here) {
        taking.take(stream, message.getSize());
      }
      return true;
    } catch (MessageRemovedException e) {
      LOG.debug("Somebody has removed a message from the mailbox before it was taken in");
      return false;
    }
  }

  /// Waits until something comes, or for as long as the line is to be trusted.
  private void await(IMAPFolder folder, boolean idles) throws MessagingException {
    if (!idles) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      return;
    }
    var waker = Thread.ofVirtual().name("mail-waker").start(() -> wake(folder));
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
    switch (account.encryption()) {
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
