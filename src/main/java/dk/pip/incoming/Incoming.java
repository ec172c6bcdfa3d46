package dk.pip.incoming;

import dk.pip.keys.Keys;
import dk.pip.mail.MailSettings;
import dk.pip.people.Staff;
import dk.pip.shared.DatabaseFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of mail: takes a mail in as it came, keeps it, and gives it to whom it is for. When [#take] returns, the mail
/// is kept for good, either by the module that has taken it or here; the same mail again changes nothing.
@Service
public class Incoming {
  /// In bytes; a larger mail is kept as it came, and nobody takes it by itself.
  public static final int LARGEST = LetterReader.MOST;

  /// How long a mail that nobody took is kept once somebody has looked at it.
  public static final Duration KEPT = Duration.ofDays(30);

  /// How long it is kept at most.
  public static final Duration KEPT_UNSEEN = Duration.ofDays(365);

  /// How long a mail that came is known again. Mailboxes are cleared out before that.
  private static final Duration KNOWN = Duration.ofDays(400);

  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
  private static final int MEGABYTE = 1 << 20;

  /// Of mail that is read at the same time; a mail costs several times its size while it is.
  private static final int MEGABYTES_AT_ONCE = LARGEST / MEGABYTE + 3;

  /// Reports say what they have to say before they copy the mail.
  private static final int BEGINNING = 4 * MEGABYTE;

  private static final int MOST_ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private final ArrivedTable table;
  private final ObjectProvider<MailTaker> takers;
  private final Keys keys;
  private final IncomingSettings settings;
  private final @Nullable String returnAddress;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(MEGABYTES_AT_ONCE, true);

  Incoming(
      ArrivedTable table,
      ObjectProvider<MailTaker> takers,
      Keys keys,
      IncomingSettings settings,
      MailSettings mail,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.takers = takers;
    this.keys = keys;
    this.settings = settings;
    this.returnAddress = mail.returns();
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Takes a mail as it came; any bytes.
  ///
  /// @throws IllegalArgumentException if it is larger than 25 MB
  public void take(byte[] mail) {
    if (mail.length > LARGEST) {
      throw new IllegalArgumentException("A mail of " + mail.length + " bytes");
    }
    try {
      take(FetchedMail.of(mail), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param forTips whether it came to the mailbox of tips
  void take(FetchedMail mail, boolean forTips) throws IOException {
    var hash = keys.mac("incoming-mail", mail.hash());
    if (table.has(hash)) {
      return;
    }
    var cost = cost(mail.isWhole() ? mail.size() : BEGINNING);
    turns.acquireUninterruptibly(cost);
    try {
      var bytes = mail.bytes() == null ? beginning(mail) : mail.bytes();
      var letter = LetterReader.read(bytes);
      var arrived = new ArrivedMail(clock.instant(), bytes, mail.isWhole(), letter, isForTips(letter, forTips));
      takeIn(mail, hash, arrived);
    } finally {
      turns.release(cost);
    }
  }

  private static int cost(long bytes) {
    return (int) Math.min(MEGABYTES_AT_ONCE, 1 + bytes / MEGABYTE);
  }

  private static byte[] beginning(FetchedMail mail) throws IOException {
    try (var in = mail.open()) {
      return in.readNBytes(BEGINNING);
    }
  }

  private void takeIn(FetchedMail mail, byte[] hash, ArrivedMail arrived) throws IOException {
    try {
      inTransaction(() -> takeOrKeep(mail, hash, arrived));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (e instanceof Exception fault && DatabaseFault.isTransient(fault)) {
        throw e;
      }
      // Not even its name, as it may be in the words of the fault.
      LOG.error("A mail that came can't be taken by those who may take it, and is kept: {}", e.getClass().getName());
      LOG.debug("Why", e);
      inTransaction(() -> keep(mail, hash, arrived, clock.instant().plus(FIRST_PAUSE)));
    }
  }

  private void takeOrKeep(FetchedMail mail, byte[] hash, ArrivedMail arrived) throws IOException {
    var id = table.add(hash, arrived.at(), arrived.forTips(), mail.size());
    if (id == null) {
      return;
    }
    if (isTaken(arrived)) {
      table.taken(id);
      return;
    }
    table.keep(id, arrived.letter(), mail.isWhole() ? Unclaimed.Why.NOBODY : Unclaimed.Why.LARGE, 0, null);
    put(id, mail);
  }

  private void keep(FetchedMail mail, byte[] hash, ArrivedMail arrived, Instant nextAt) throws IOException {
    var id = table.add(hash, arrived.at(), arrived.forTips(), mail.size());
    if (id != null) {
      table.keep(id, arrived.letter(), Unclaimed.Why.TROUBLE, 1, nextAt);
      put(id, mail);
    }
  }

  private void put(long id, FetchedMail mail) throws IOException {
    try (var in = mail.open()) {
      table.putBytes(id, in);
    }
  }

  private boolean isTaken(ArrivedMail mail) {
    return takers.orderedStream().filter(taker -> mail.whole() || taker.takesBeginnings()).anyMatch(taker -> taker.take(mail));
  }

  private interface Deed {
    void run() throws IOException;
  }

  private void inTransaction(Deed deed) throws IOException {
    try {
      transaction.executeWithoutResult(
          _ -> {
            try {
              deed.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// By the address that it was sent to; the mailbox decides where that says neither.
  private boolean isForTips(ReadLetter letter, boolean inMailboxOfTips) {
    if (letter.to().stream().anyMatch(address -> isAt(settings.address(), address))) {
      return true;
    }
    return inMailboxOfTips && letter.to().stream().noneMatch(address -> isAt(returnAddress, address));
  }

  /// Whether it is the address, with something after a plus or without.
  private static boolean isAt(@Nullable String known, String address) {
    var at = address.lastIndexOf('@');
    var plus = address.indexOf('+');
    var bare = plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    return known != null && bare.equalsIgnoreCase(known);
  }

  /// Asks again for mail that something went wrong with.
  public void takeWaiting() {
    var more = true;
    while (more) {
      var asked = new ArrivedTable.@Nullable Waiting[1];
      try {
        more = Boolean.TRUE.equals(transaction.execute(_ -> takeOneWaiting(asked)));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        var one = asked[0];
        if (one == null || e instanceof Exception fault && DatabaseFault.isTransient(fault)) {
          throw e;
        }
        LOG.warn("Mail {} can't be taken yet: {}", one.id(), e.getClass().getName());
        var attempts = one.attempts() + 1;
        var next = attempts < MOST_ATTEMPTS ? clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << attempts)) : null;
        transaction.executeWithoutResult(_ -> table.wait(one.id(), attempts, next));
      }
    }
  }

  private boolean takeOneWaiting(ArrivedTable.@Nullable Waiting[] asked) {
    var waiting = table.claimWaiting(clock.instant()).orElse(null);
    asked[0] = waiting;
    if (waiting == null) {
      return false;
    }
    var unclaimed = table.find(waiting.id()).orElseThrow();
    var cost = cost(unclaimed.size());
    turns.acquireUninterruptibly(cost);
    try {
      if (isTaken(arrived(unclaimed))) {
        table.taken(waiting.id());
      } else {
        table.toOpen(waiting.id());
      }
    } finally {
      turns.release(cost);
    }
    return true;
  }

  private ArrivedMail arrived(Unclaimed mail) {
    var bytes = table.bytes(mail.id(), LARGEST);
    return new ArrivedMail(mail.arrivedAt(), bytes, bytes.length == mail.size(), LetterReader.read(bytes), mail.forTips());
  }

  /// Mail that nobody took, the newest first.
  ///
  /// @param all those that somebody has looked at, too
  /// @param before the id to begin before; `Long.MAX_VALUE` for the newest
  public List<Unclaimed> list(boolean all, long before, int most) {
    return table.list(all, before, Math.min(200, most));
  }

  public Optional<Unclaimed> find(long id) {
    return table.find(id);
  }

  /// How many wait for a person.
  public long countUnseen() {
    return table.countUnseen();
  }

  /// What it says, as far as it could be read; the first of its bytes, at most `most`, are with it.
  public Optional<ArrivedMail> look(long id, int most) {
    return table.find(id)
        .map(
            mail -> {
              var bytes = table.bytes(id, Math.min(most, LARGEST));
              return new ArrivedMail(mail.arrivedAt(), bytes, bytes.length == mail.size(), LetterReader.read(bytes), mail.forTips());
            });
  }

  /// Writes all its bytes, as they came.
  public void write(long id, OutputStream out) throws IOException {
    table.write(id, out);
  }

  /// The names of buttons that give a mail to somebody, as keys of the catalogue.
  public List<String> hands() {
    return byHand().map(MailTaker.ByHand::says).toList();
  }

  private Stream<MailTaker.ByHand> byHand() {
    return takers.orderedStream().flatMap(taker -> taker.byHand().stream());
  }

  /// Gives a mail to the taker with that button.
  ///
  /// @return the address of the page where it is now; empty where it has gone in the meantime, or there is no such button
  public Optional<String> give(long id, String hand) {
    var taker = byHand().filter(one -> one.says().equals(hand)).findFirst();
    if (taker.isEmpty()) {
      return Optional.empty();
    }
    turns.acquireUninterruptibly(MEGABYTES_AT_ONCE);
    try {
      return Optional.ofNullable(
          transaction.execute(
              _ -> {
                if (!table.lockOpen(id)) {
                  return null;
                }
                var address = taker.get().take().apply(arrived(table.find(id).orElseThrow()));
                table.taken(id);
                return address;
              }));
    } finally {
      turns.release(MEGABYTES_AT_ONCE);
    }
  }

  /// Somebody has looked at it.
  public boolean seen(Staff staff, long id) {
    return table.seen(id, clock.instant(), staff.name());
  }

  /// Takes that back.
  public boolean unseen(long id) {
    return table.unseen(id);
  }

  /// Deletes what has been kept long enough.
  public void forgetOld() {
    var now = clock.instant();
    table.deleteBefore(now.minus(KEPT), now.minus(KEPT_UNSEEN), now.minus(KNOWN));
  }

  long readTo(String mailbox, long validity) {
    return table.readTo(mailbox, validity);
  }

  void hasReadTo(String mailbox, long validity, long next) {
    table.hasReadTo(mailbox, validity, next);
  }
}
