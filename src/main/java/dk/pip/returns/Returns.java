package dk.pip.returns;

import dk.pip.events.Events;
import dk.pip.incoming.ArrivedMail;
import dk.pip.mail.MailSettings;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.readers.OwnPages;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.Readers;
import dk.pip.readers.Unsubscription;
import dk.pip.serveranswers.Consequence;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
  private static final String UNSUBSCRIBE = "afmeld-";
  private static final int AT_A_TIME = 200;
  // Mail servers give up after five days (RFC 5321, 4.5.4.1).
  private static final Duration NOTHING_MORE = Duration.ofDays(6);

  private final ReturnTable table;
  private final Mailings mailings;
  private final Readers readers;
  private final OwnPages pages;
  private final ReaderLinks links;
  private final @Nullable String returnAddress;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Events events;

  Returns(
      ReturnTable table,
      Mailings mailings,
      Readers readers,
      OwnPages pages,
      ReaderLinks links,
      MailSettings settings,
      TransactionTemplate transaction,
      Events events,
      Clock clock) {
    this.events = events;
    this.table = table;
    this.mailings = mailings;
    this.readers = readers;
    this.pages = pages;
    this.links = links;
    this.returnAddress = settings.returns();
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What a message proves: whom it is about, or that somebody made a return address up.
  ///
  /// @param unsubscribe the token of the address that it was sent to, to be off a list
  private record Proof(
      @Nullable DeliveryState delivery, @Nullable ReaderId reader, boolean forged, @Nullable String unsubscribe) {
    static final Proof NONE = new Proof(null, null, false, null);

    static Proof of(DeliveryState delivery) {
      return new Proof(delivery, delivery.reader(), false, null);
    }

    boolean isOfMailing() {
      return unsubscribe != null || reader != null || delivery != null;
    }
  }

  /// Takes a mail if it is something that came back. Part of the transaction in which it comes.
  ///
  /// @param whatever whether it is taken also where nothing says that it came back: what is written to the return address
  /// @return whether it has been taken
  boolean take(ArrivedMail mail, boolean whatever) {
    var message = mail.bytes();
    var read = ReturnReader.read(message);
    var proof = proof(read);
    if (!whatever && !isReturn(read, proof, mail.forTips())) {
      return false;
    }
    var head = MailHead.of(message);
    var now = clock.instant();
    var toSee = toSee(read, proof);
    var added =
        table.add(
            new ReturnTable.New(
                Sha256.of(message),
                now,
                read,
                proof.delivery(),
                proof.reader(),
                proof.forged(),
                head.from(),
                head.subject(),
                message,
                toSee));
    if (added != null) {
      table.followed(added, follow(read, proof, now));
      if (read.kind() == ReturnKind.REPLY) {
        events.publish(new ReplyReceived(added, now));
      }
    }
    LOG.info("Took in a message that came back: {}, {}", read.kind().word(), read.reason().word());
    return true;
  }

  /// Whether a program says so, or an address of ours proves it. What somebody writes may be for others, and forms, scanners and
  /// rules of mailboxes write as programs do what people tell.
  private static boolean isReturn(Return read, Proof proof, boolean forTips) {
    return switch (read.kind()) {
      case BOUNCE, COMPLAINT, DELIVERED, DELAYED -> true;
      case AUTO_REPLY -> !forTips || proof.isOfMailing();
      case REPLY, UNKNOWN -> proof.isOfMailing();
    };
  }

  /// Messages, the newest first.
  ///
  /// @param openOnly only those that a person is to look at and nobody has
  /// @param kind null for every kind
  /// @param before the id to begin before; `Long.MAX_VALUE` for the newest
  public List<Returned> list(boolean openOnly, @Nullable ReturnKind kind, long before, int most) {
    return table.list(openOnly, kind, before, Math.min(200, most));
  }

  /// What readers wrote in answer to mailings, the newest first.
  ///
  /// @param most 200 at most
  public List<Returned> replies(Collection<MailingId> to, int most) {
    return table.replies(to, Math.min(200, most));
  }

  /// @param open those that nobody has seen to
  public record ReplyCount(long all, long open) {}

  /// How many answers to mailings there are.
  public ReplyCount countReplies(Collection<MailingId> to) {
    return table.countReplies(to);
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

  /// Considers what mail servers have refused while mailings were sent.
  public void processRefusals() {
    var more = true;
    while (more) {
      try {
        more = Boolean.TRUE.equals(transaction.execute(_ -> processRefusals(AT_A_TIME)));
      } catch (RuntimeException e) {
        if (DatabaseFault.isTransient(e)) {
          throw e;
        }
        LOG.warn("Some refusals can't be considered together, and are one by one: {}", e.toString());
        more = processOneByOne();
      }
    }
  }

  /// One that can't be considered is passed over, and keeps no other waiting.
  private boolean processOneByOne() {
    for (var i = 0; i < AT_A_TIME; i++) {
      try {
        if (!Boolean.TRUE.equals(transaction.execute(_ -> processRefusals(1)))) {
          return false;
        }
      } catch (RuntimeException e) {
        if (DatabaseFault.isTransient(e)) {
          throw e;
        }
        transaction.executeWithoutResult(
            _ ->
                mailings.takeRefusals(1).forEach(
                    one -> LOG.error("Delivery {} of mailing {} was refused, which can't be considered", one.number(), one.mailing().value(), e)));
      }
    }
    return true;
  }

  private boolean processRefusals(int most) {
    var refusals = mailings.takeRefusals(most);
    var now = clock.instant();
    for (var refusal : refusals) {
      switch (refusal.why().consequence()) {
        case STOP -> readers.gone(refusal.reader(), refusal.answer(), now);
        case COUNT -> readers.struggled(refusal.reader(), refusal.answer(), now);
        // The account tells the operator; a mail server that answers can't unsubscribe anybody.
        case TELL_OPERATOR, UNSUBSCRIBE, FILE, SHOW -> {}
      }
    }
    return !refusals.isEmpty();
  }

  /// Counts, for mailings so old that nothing more comes back of them, that they came through to the rest.
  public void countReached() {
    ItemByItem.forEach(
        mailings.withReachedUncounted(clock.instant().minus(NOTHING_MORE)),
        mailing -> "Counting who was reached by mailing " + mailing.value(),
        mailing ->
            transaction.executeWithoutResult(
                _ -> {
                  readers.reached(mailings.delivered(mailing, readers.struggling()));
                  mailings.reachedCounted(mailing);
                }));
  }

  /// Deletes what has been kept long enough.
  public void forgetOld() {
    var deleted = table.deleteBefore(clock.instant().minus(KEPT), clock.instant().minus(KEPT_UNSEEN));
    if (deleted > 0) {
      LOG.info("{} messages that came back long ago deleted", deleted);
    }
  }

  /// The tokens in the addresses that it came to, then those that it quotes, then the Message-ID.
  private Proof proof(Return read) {
    var forged = false;
    for (var address : read.sentTo()) {
      var token = token(address);
      if (token == null) {
        continue;
      }
      if (token.startsWith(UNSUBSCRIBE)) {
        return new Proof(null, null, false, token.substring(UNSUBSCRIBE.length()));
      }
      var delivery = mailings.ofReturn(token);
      if (delivery.isPresent()) {
        return Proof.of(delivery.get());
      }
      forged |= isOurs(address);
    }
    var quoted = quoted(read);
    return forged && quoted.reader() == null ? new Proof(null, null, true, null) : quoted;
  }

  /// Somebody who complains may leave nothing of our mail but the way out of it.
  private Proof quoted(Return read) {
    for (var quoted : read.quoted()) {
      var token = quoted.startsWith("http") ? quoted.substring(quoted.lastIndexOf('/') + 1) : token(quoted);
      if (token == null) {
        continue;
      }
      var delivery = mailings.ofReturn(token);
      if (delivery.isPresent()) {
        return Proof.of(delivery.get());
      }
      var way = token.startsWith(UNSUBSCRIBE) ? token.substring(UNSUBSCRIBE.length()) : token;
      var addressed = links.addressed(way).orElse(null);
      if (addressed != null) {
        var mail = mailings.delivery(new MailingId(addressed.mailing()), addressed.reader()).orElse(null);
        return new Proof(mail, addressed.reader(), false, null);
      }
    }
    var id = read.originalId();
    return id == null ? Proof.NONE : mailings.ofMessageId(id).map(Proof::of).orElse(Proof.NONE);
  }

  /// What stands after the plus, in lower case; null where there is none.
  private static @Nullable String token(String address) {
    var at = address.lastIndexOf('@');
    var plus = address.indexOf('+');
    return plus < 0 || at < plus ? null : address.substring(plus + 1, at).toLowerCase(Locale.ROOT);
  }

  /// Whether whoever writes there wants to be off a list; that is all that such a letter need say.
  static boolean isToUnsubscribe(String address) {
    var token = token(address);
    return token != null && token.startsWith(UNSUBSCRIBE);
  }

  /// Whether the address before the plus is the one that our mail comes back to. Others have addresses with a plus, too.
  private boolean isOurs(String address) {
    return returnAddress != null
        && (address.substring(0, address.indexOf('+')) + address.substring(address.lastIndexOf('@')))
            .equalsIgnoreCase(returnAddress);
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
      case UNSUBSCRIBE -> proof.reader() == null;
      case STOP, COUNT, FILE -> false;
    };
  }

  private Effect follow(Return read, Proof proof, Instant now) {
    if (proof.unsubscribe() != null) {
      return switch (readers.unsubscribeByToken(proof.unsubscribe(), now)) {
        case Unsubscription.Off _ -> Effect.LEFT;
        case Unsubscription.Mandatory _, Unsubscription.Unknown _ -> Effect.NOT_LEFT;
      };
    }
    var within = read.within();
    if (within != null) {
      var about = proof(within);
      return about.unsubscribe() == null ? follow(within, about, now) : Effect.NONE;
    }
    if (read.consequence() == Consequence.UNSUBSCRIBE) {
      return proof.reader() != null && readers.complained(proof.reader(), now) ? Effect.UNSUBSCRIBED : Effect.NONE;
    }
    var delivery = proof.delivery();
    if (delivery == null || read.attached() && !delivery.address().equalsIgnoreCase(read.recipient())) {
      return Effect.NONE;
    }
    return refused(read, delivery, now);
  }

  private Effect refused(Return read, DeliveryState delivery, Instant now) {
    var told = told(read);
    return switch (read.consequence()) {
      case STOP -> {
        mailings.returned(delivery, code(read), told, read.reason(), now);
        readers.gone(delivery.reader(), told, now);
        yield Effect.STOPPED;
      }
      case COUNT -> {
        if (read.kind() != ReturnKind.BOUNCE) {
          yield Effect.NONE;
        }
        mailings.returned(delivery, code(read), told, read.reason(), now);
        // Some servers report the same mail day after day; it is one edition all the same.
        if (delivery.kind() != DeliveryState.Kind.REFUSED) {
          readers.struggled(delivery.reader(), told, now);
        }
        yield Effect.COUNTED;
      }
      case TELL_OPERATOR -> {
        mailings.returned(delivery, code(read), told, read.reason(), now);
        yield Effect.NOTED;
      }
      case UNSUBSCRIBE, FILE, SHOW -> Effect.NONE;
    };
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
}
