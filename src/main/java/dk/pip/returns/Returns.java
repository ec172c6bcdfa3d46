package dk.pip.returns;

import dk.pip.answers.Answer;
import dk.pip.answers.AnswerSorter;
import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.readers.OwnPages;
import dk.pip.readers.Readers;
import dk.pip.readers.Unsubscription;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door for what comes back: takes a message in, keeps it, and does what follows from it. Only a signed return
/// address or Message-ID of ours says whom it is about; what else stands in a message, anybody can have written.
@Service
public class Returns {
  /// How long a message is kept when nobody need look at it, or somebody has.
  public static final Duration KEPT = Duration.ofDays(90);

  /// How long it is kept at most.
  public static final Duration KEPT_UNSEEN = Duration.ofDays(365);

  /// In bytes; nothing beyond is read of a message.
  public static final int LARGEST = 25 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
  private static final String UNSUBSCRIBE = "afmeld-";
  private static final int AT_ONCE = 2;
  private static final int AT_A_TIME = 200;
  // Mail servers give up after five days (RFC 5321, 4.5.4.1).
  private static final Duration NOTHING_MORE = Duration.ofDays(6);

  private final ReturnTable table;
  private final Mailings mailings;
  private final Readers readers;
  private final OwnPages pages;
  private final TransactionTemplate transaction;
  private final Clock clock;
  // A large message costs several times its size while it is read.
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  Returns(
      ReturnTable table,
      Mailings mailings,
      Readers readers,
      OwnPages pages,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.mailings = mailings;
    this.readers = readers;
    this.pages = pages;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What a message proves: whom it is about, or that somebody made a return address up.
  private record Proof(@Nullable DeliveryState delivery, boolean forged, @Nullable String unsubscribe) {}

  /// Takes a message as it came; any bytes. The same message again changes nothing.
  ///
  /// @throws IllegalArgumentException if it is larger than 25 MB
  public void take(byte[] message) {
    if (message.length > LARGEST) {
      throw new IllegalArgumentException("A message of " + message.length + " bytes");
    }
    turns.acquireUninterruptibly();
    try {
      takeIn(message);
    } finally {
      turns.release();
    }
  }

  private void takeIn(byte[] message) {
    var read = ReturnReader.read(message);
    var mail = ReadMail.of(message);
    transaction.executeWithoutResult(
        _ -> {
          var proof = proof(read);
          var toSee = toSee(read, proof);
          var added =
              table.add(
                  hash(message),
                  clock.instant(),
                  read,
                  proof.delivery(),
                  proof.forged(),
                  mail.header("From"),
                  mail.subject(),
                  message,
                  toSee);
          if (added) {
            follow(read, proof);
          }
        });
    LOG.info("Took in a message that came back: {}, {}", read.kind().word(), read.reason().word());
  }

  /// Messages, the newest first.
  ///
  /// @param openOnly only those that a person is to look at and nobody has
  /// @param kind null for every kind
  /// @param before the id to begin before; `Long.MAX_VALUE` for the newest
  public List<Returned> list(boolean openOnly, @Nullable ReturnKind kind, long before, int most) {
    return table.list(openOnly, kind, before, Math.min(200, most));
  }

  public Optional<Returned> find(long id) {
    return table.find(id);
  }

  /// The bytes as they came.
  public Optional<byte[]> message(long id) {
    return table.message(id);
  }

  /// How many wait for a person.
  public long open() {
    return table.open();
  }

  /// How many came to return addresses that somebody has made up.
  public long forged() {
    return table.forged();
  }

  /// Somebody has looked, and answered where an answer was due.
  public boolean seen(Staff staff, long id) {
    return table.seen(id, clock.instant(), staff.name());
  }

  /// Takes that back.
  public boolean unseen(long id) {
    return table.unseen(id);
  }

  /// Considers what mail servers have refused while mailings were sent, and forgets whom the readers' module has forgotten.
  public void hear() {
    while (Boolean.TRUE.equals(transaction.execute(_ -> hearRefusals()))) {
      // A batch of them after the other.
    }
    for (var forgotten = readers.forgotten(AT_A_TIME); !forgotten.isEmpty(); forgotten = readers.forgotten(AT_A_TIME)) {
      var some = forgotten;
      transaction.executeWithoutResult(
          _ -> {
            some.forEach(mailings::forget);
            table.forget(some);
            readers.forgottenEverywhere(some);
          });
    }
  }

  private boolean hearRefusals() {
    var refusals = mailings.takeRefusals(AT_A_TIME);
    var now = clock.instant();
    for (var refusal : refusals) {
      var answer = Answer.of(refusal.code(), null, List.of(refusal.answer()));
      var reason = AnswerSorter.atLast(answer);
      switch (reason.consequence()) {
        case STOP -> readers.gone(refusal.reader(), refusal.answer(), now);
        case COUNT -> readers.struggled(refusal.reader(), refusal.answer(), now);
        // The account tells the operator; a mail server that answers can't unsubscribe anybody.
        case TELL_OPERATOR, UNSUBSCRIBE, FILE, SHOW -> {}
      }
    }
    return !refusals.isEmpty();
  }

  /// Counts, for mailings so old that nothing more comes back of them, that they came through to the rest.
  public void reckon() {
    for (var mailing : mailings.toReckon(clock.instant().minus(NOTHING_MORE))) {
      transaction.executeWithoutResult(
          _ -> {
            readers.reached(mailings.delivered(mailing, readers.struggling()));
            mailings.reckoned(mailing);
          });
    }
  }

  /// Deletes what has been kept long enough.
  public void forgetOld() {
    var deleted = table.deleteBefore(clock.instant().minus(KEPT), clock.instant().minus(KEPT_UNSEEN));
    if (deleted > 0) {
      LOG.info("{} messages that came back long ago deleted", deleted);
    }
  }

  /// The tokens in the addresses that it came to, then the Message-ID that it quotes.
  private Proof proof(Return read) {
    var forged = false;
    for (var address : read.sentTo()) {
      var at = address.lastIndexOf('@');
      var plus = address.indexOf('+');
      if (plus < 0 || at < plus) {
        continue;
      }
      var token = address.substring(plus + 1, at);
      if (token.startsWith(UNSUBSCRIBE)) {
        return new Proof(null, false, token.substring(UNSUBSCRIBE.length()));
      }
      var delivery = mailings.ofReturn(token);
      if (delivery.isPresent()) {
        return new Proof(delivery.get(), false, null);
      }
      forged = true;
    }
    var id = read.originalId();
    var delivery = id == null ? Optional.<DeliveryState>empty() : mailings.ofMessageId(id);
    return new Proof(delivery.orElse(null), forged && delivery.isEmpty(), null);
  }

  /// Whatever can't be acted on is for a person: replies, what is not understood, our own faults, complaints of readers
  /// that can't be told, and a wish to get no more that can't be honoured, as its address came through broken or the list
  /// comes with the job.
  private boolean toSee(Return read, Proof proof) {
    if (proof.unsubscribe() != null) {
      return switch (read.kind()) {
        case REPLY, UNKNOWN, AUTO_REPLY -> !(pages.look(proof.unsubscribe()) instanceof Unsubscription.Off);
        case BOUNCE, COMPLAINT, DELIVERED, DELAYED -> false;
      };
    }
    return switch (read.consequence()) {
      case SHOW, TELL_OPERATOR -> !proof.forged();
      case UNSUBSCRIBE -> proof.delivery() == null;
      case STOP, COUNT, FILE -> false;
    };
  }

  private void follow(Return read, Proof proof) {
    var now = clock.instant();
    if (proof.unsubscribe() != null) {
      readers.unsubscribeByToken(proof.unsubscribe(), now);
      return;
    }
    var delivery = proof.delivery();
    if (delivery == null) {
      return;
    }
    var told = told(read);
    switch (read.consequence()) {
      case STOP -> {
        mailings.returned(delivery, code(read), told, now);
        readers.gone(delivery.reader(), told, now);
      }
      case COUNT -> {
        if (read.kind() == ReturnKind.BOUNCE) {
          mailings.returned(delivery, code(read), told, now);
          // Some servers report the same mail day after day; it is one edition all the same.
          if (delivery.kind() != DeliveryState.Kind.REFUSED) {
            readers.struggled(delivery.reader(), told, now);
          }
        }
      }
      case TELL_OPERATOR -> mailings.returned(delivery, code(read), told, now);
      case UNSUBSCRIBE -> readers.complained(delivery.reader(), now);
      case FILE, SHOW -> {}
    }
  }

  private static String told(Return read) {
    var diagnostic = read.diagnostic();
    return diagnostic == null || diagnostic.isBlank() ? read.reason().word() : diagnostic;
  }

  /// As SMTP has it: 550 for what is final, whatever the report calls it.
  private static int code(Return read) {
    var status = read.status();
    return status != null && status.matches("[45]\\d\\d") ? Integer.parseInt(status) : 550;
  }

  private static byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
