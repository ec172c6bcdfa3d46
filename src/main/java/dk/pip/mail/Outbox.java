package dk.pip.mail;

import dk.pip.mail.MailTransport.Outcome;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Outbox to single people, such as the one that asks for a confirmation: kept before they are sent, tried again where a
/// server is busy or away, over any restart, and gone as soon as a server has taken them.
///
/// A letter whose connection broke after it was handed over is sent again: one of these twice is no harm, none at all is.
@Service
public class Outbox {
  /// How long a letter is tried. Whoever asked for it has given up by then, and what is kept of them goes.
  public static final Duration TRIED_FOR = Duration.ofHours(48);

  /// How long editors can see that one could not be sent.
  static final Duration SHOWN_FOR = Duration.ofDays(14);

  /// How long a node has a letter to itself. One that dies in between lets go by that.
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2));

  private static final Duration LAST_PAUSE = Duration.ofHours(4);
  private static final Pattern ENHANCED = Pattern.compile("5\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final Pattern ABOUT_MAILBOX = Pattern.compile("5\\.[126]\\.");
  private static final Set<Integer> MAILBOX_CODES = Set.of(550, 551, 553);
  private static final int AT_ONCE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final LetterTable table;
  private final Mailer mailer;
  private final Clock clock;

  Outbox(LetterTable table, Mailer mailer, Clock clock) {
    this.table = table;
    this.mailer = mailer;
    this.clock = clock;
  }

  /// What can be said about a letter at once.
  public sealed interface Posted {
    /// A server has taken it.
    record Sent() implements Posted {}

    /// It is kept, and tried again and again for [#TRIED_FOR].
    record Waiting() implements Posted {}

    /// The server will not have it, now or later.
    record Refused() implements Posted {}

    /// The installation has no way to send mails, so it is not kept either.
    record NoWay() implements Posted {}
  }

  /// A letter that waits or could not be sent.
  ///
  /// @param kind a catalogue key that says what it is
  /// @param address empty for a letter that was kept in confidence
  /// @param answer what was said the last time, one line; may be empty
  /// @param nextAt when it is tried again; null if it isn't
  public record Kept(
      UUID id,
      String kind,
      String address,
      Instant writtenAt,
      int attempts,
      String answer,
      @Nullable Instant nextAt) {
    public boolean waits() {
      return nextAt != null;
    }
  }

  /// Keeps a letter and tries to send it. An older one of the same kind to the same address is not sent any more: its link
  /// works no longer. Call it outside of a transaction, so that it is kept before anything can go wrong.
  ///
  /// @param kind a catalogue key that says what it is
  /// @param message the bytes as RFC 5322 has them; they are signed when they are sent
  public Posted post(String kind, MailAddress to, byte[] message) {
    return post(kind, to, message, TRIED_FOR);
  }

  /// The same for a letter that is worth nothing after a while.
  public Posted post(String kind, MailAddress to, byte[] message, Duration triedFor) {
    var now = clock.instant();
    var id = Id.fresh(now);
    var open = maySend();
    table.put(new LetterTable.New(id, kind, to, message, now, now.plus(triedFor), now.plus(open ? CLAIM : Duration.ZERO), 1, false));
    if (!open) {
      return new Posted.Waiting();
    }
    return attempt(new LetterTable.Due(id, to.text(), message, now.plus(triedFor), 1));
  }

  /// Keeps a letter in the transaction of the deed that it tells of, so that no crash can part the two: neither is there without
  /// the other, and it is there once. Older ones to the same address stay. It leaves when the transaction has ended, at the latest
  /// with the timer; [#sendDue] hurries it.
  ///
  /// @param kind a catalogue key that says what it is
  /// @throws IllegalStateException outside a transaction
  public void keep(String kind, MailAddress to, byte[] message, Duration triedFor) {
    keep(kind, to, message, triedFor, false);
  }

  /// The same for a letter to somebody whom nobody here may know of: the list of letters doesn't show the address.
  ///
  /// @return by which it can be dropped as long as it waits
  public UUID keepInConfidence(String kind, MailAddress to, byte[] message, Duration triedFor) {
    return keep(kind, to, message, triedFor, true);
  }

  private UUID keep(String kind, MailAddress to, byte[] message, Duration triedFor, boolean inConfidence) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A letter is kept in the transaction of the deed");
    }
    var now = clock.instant();
    var id = Id.fresh(now);
    table.add(new LetterTable.New(id, kind, to, message, now, now.plus(triedFor), now, 0, inConfidence));
    return id;
  }

  /// Whether anything may leave at all. The one place to ask, for the first try and for every later one.
  private boolean maySend() {
    return !mailer.isHeld();
  }

  /// Tries what is due. Other nodes may do so at the same time; each letter is tried by one.
  public void sendDue() {
    if (!maySend()) {
      return;
    }
    table.giveUp(clock.instant());
    table.forget(clock.instant().minus(SHOWN_FOR));
    for (var i = 0; i < AT_ONCE; i++) {
      var due = table.claim(clock.instant(), CLAIM);
      if (due.isEmpty()) {
        return;
      }
      attempt(due.get());
    }
  }

  private Posted attempt(LetterTable.Due letter) {
    Outcome outcome;
    try {
      outcome = mailer.sendOne(new MailAddress(letter.address()), letter.message());
    } catch (RuntimeException e) {
      // One letter that can't be sent must not stop the others; it is tried again, and its trouble is seen.
      LOG.warn("Letter {} could not be sent; it is tried again", letter.id(), e);
      outcome = new Outcome.Unreachable(e.getClass().getSimpleName());
    }
    return switch (outcome) {
      case Outcome.Sent _ -> {
        table.remove(letter.id());
        yield new Posted.Sent();
      }
      case Outcome.Refused(var code, var text, var permanent) -> {
        if (!permanent || !isAboutTheMailbox(code, text)) {
          yield later(letter, code + " " + text);
        }
        LOG.info("Letter {} was refused: {} {}", letter.id(), code, text);
        table.refuse(letter.id(), code + " " + text, clock.instant());
        yield new Posted.Refused();
      }
      case Outcome.Unreachable(var text) -> later(letter, text);
      case Outcome.Uncertain(var text) -> later(letter, text);
      case Outcome.Held _ -> later(letter, "");
      case Outcome.NoServer _, Outcome.NoSender _ -> {
        if (letter.attempts() > 1) {
          yield later(letter, "");
        }
        table.remove(letter.id());
        yield new Posted.NoWay();
      }
    };
  }

  /// A server that has something against us, our name or our password for good has nothing against the reader; the letter
  /// waits for whoever can mend it.
  private static boolean isAboutTheMailbox(int code, String text) {
    return ENHANCED.matcher(text).lookingAt() ? ABOUT_MAILBOX.matcher(text).lookingAt() : MAILBOX_CODES.contains(code);
  }

  private Posted later(LetterTable.Due letter, String answer) {
    var pause = letter.attempts() <= PAUSES.size() ? PAUSES.get(letter.attempts() - 1) : LAST_PAUSE;
    table.wait(letter.id(), clock.instant().plus(pause), answer);
    return new Posted.Waiting();
  }

  /// Those that wait before those that could not be sent, each the latest first.
  public List<Kept> list(int most) {
    return table.list(most);
  }

  public long countWaiting() {
    return table.count(true);
  }

  public long countRefused() {
    return table.count(false);
  }

  /// Tries a letter that waits as soon as may be.
  public boolean hurry(UUID id) {
    return table.hurry(id, clock.instant());
  }

  /// Drops a letter, sent or not.
  public boolean drop(UUID id) {
    return table.remove(id);
  }

  /// For somebody who is erased: nothing is sent to them any more, and nothing of it is kept.
  public void forget(String address) {
    table.removeAddress(address);
  }
}
