package dk.pip.mailing;

import dk.pip.editions.EditionMails;
import dk.pip.editions.PublicationId;
import dk.pip.keys.Keys;
import dk.pip.mail.MailAddress;
import dk.pip.mail.MailTransport;
import dk.pip.mail.Mailer;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.mailing.engine.Proofs;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of mailings: makes them, approves, starts, pauses and cancels them, and accounts for every reader. The
/// sending itself is the engine's, which reads from the database what is to be sent; so each act here works from any node
/// and from the command line.
@Service
public class Mailings {
  /// A start that was missed by more than this is asked about first.
  public static final Duration LATEST = Duration.ofHours(1);

  /// Who did what the command line did, where nobody is signed in and the acts are given no staff.
  public static final String COMMAND_LINE = "./pip";

  private final MailingTable table;
  private final EditionMails editions;
  private final Readers readers;
  private final Mailer mailer;
  private final Municipality municipality;
  private final Proofs proofs;
  private final Keys keys;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Mailings(
      MailingTable table,
      EditionMails editions,
      Readers readers,
      Mailer mailer,
      Municipality municipality,
      Proofs proofs,
      Keys keys,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.editions = editions;
    this.readers = readers;
    this.mailer = mailer;
    this.municipality = municipality;
    this.proofs = proofs;
    this.keys = keys;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What came of making a mailing.
  public sealed interface Made {
    record Ok(MailingId id) implements Made {}

    /// There is no such edition that readers can see.
    record NoEdition() implements Made {}

    /// No list was chosen, or one that is not in use.
    record NoList() implements Made {}

    /// Mails have links in them, and the site's address is not in the settings.
    record NoSite() implements Made {}
  }

  /// The newest first.
  public List<Mailing> list() {
    return table.list();
  }

  public Optional<Mailing> find(MailingId id) {
    return table.find(id);
  }

  /// Makes a draft. The message is rendered now and is what will be sent, whatever becomes of the edition.
  public Made make(Staff staff, PublicationId publication, Collection<ListId> lists) {
    if (municipality.imprint().site() == null) {
      return new Made.NoSite();
    }
    var chosen = readers.lists().stream().filter(list -> lists.contains(list.id()) && !list.archived()).toList();
    if (chosen.isEmpty() || chosen.size() != Set.copyOf(lists).size()) {
      return new Made.NoList();
    }
    var edition = editions.ready().stream().filter(one -> one.publication().equals(publication)).findFirst();
    var mail = editions.marked(publication, Proofs.MARKS);
    if (edition.isEmpty() || mail.isEmpty()) {
      return new Made.NoEdition();
    }
    return transaction.execute(
        _ -> {
          var names = chosen.stream().map(ReaderList::name).toList();
          var ids = chosen.stream().map(ReaderList::id).toList();
          var message = mail.get();
          var id =
              table.add(
                  publication, edition.get().id(), message.subject(), message.message(), ids, names, clock.instant(), staff.name());
          audit.record(staff.id(), "mailing.audit.made", message.subject());
          return new Made.Ok(id);
        });
  }

  /// Throws a draft away. False if it has begun.
  public boolean discard(@Nullable Staff staff, MailingId id) {
    return change(staff, id, EnumSet.of(State.DRAFT, State.APPROVED), "mailing.audit.discarded", () -> table.delete(id));
  }

  /// Sends the mail as it will be to each of the addresses, with links that lead to nobody.
  public SequencedMap<MailAddress, MailTransport.Outcome> test(MailingId id, List<MailAddress> addresses) {
    return mailer.send(addresses, to -> proofs.proof(id, to));
  }

  public boolean approve(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.DRAFT),
        "mailing.audit.approved",
        () -> table.approved(id, clock.instant(), name(staff)));
  }

  /// Begins now: the audience is frozen, and the nodes send. Also what was missed and asked about begins by this.
  ///
  /// @return false if it is not approved, or has begun
  public boolean start(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.APPROVED, State.SCHEDULED, State.ASKING),
        "mailing.audit.started",
        () -> table.begin(id, clock.instant()));
  }

  /// Begins at a time.
  public boolean schedule(@Nullable Staff staff, MailingId id, Instant at) {
    return change(
        staff,
        id,
        EnumSet.of(State.APPROVED, State.SCHEDULED, State.ASKING),
        "mailing.audit.scheduled",
        () -> table.startAt(id, State.SCHEDULED, at));
  }

  /// Takes the time back; it is approved and waits.
  public boolean unschedule(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SCHEDULED, State.ASKING),
        "mailing.audit.unscheduled",
        () -> table.startAt(id, State.APPROVED, null));
  }

  /// What is on the wire gets its answer; nothing more is sent until [#resume].
  public boolean pause(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, EnumSet.of(State.SENDING), "mailing.audit.paused", () -> table.state(id, State.PAUSED));
  }

  public boolean resume(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, EnumSet.of(State.PAUSED), "mailing.audit.resumed", () -> table.state(id, State.SENDING));
  }

  /// Ends it for good: who has not got it is withdrawn.
  public boolean cancel(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SENDING, State.PAUSED),
        "mailing.audit.cancelled",
        () -> table.state(id, State.CANCELLING));
  }

  public boolean whenUncertain(@Nullable Staff staff, MailingId id, WhenUncertain when) {
    var states = EnumSet.allOf(State.class);
    states.removeIf(State::over);
    return change(staff, id, states, "mailing.audit.when-uncertain", () -> table.whenUncertain(id, when));
  }

  /// Sends what is uncertain once more, with the same Message-ID. Some readers may get it twice.
  public boolean resendUncertain(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SENDING, State.PAUSED, State.FINISHED),
        "mailing.audit.resent",
        () -> {
          if (table.resend(id, clock.instant()) > 0) {
            table.state(id, State.SENDING);
          }
        });
  }

  /// Leaves what is uncertain as it is.
  public boolean leaveUncertain(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, EnumSet.of(State.FINISHED, State.CANCELLED), "mailing.audit.left", () -> table.leftBy(id, name(staff)));
  }

  /// Begins what is due, or asks when it is too late for that. For the timer.
  void startDue() {
    for (var id : table.due(clock.instant())) {
      transaction.executeWithoutResult(
          _ -> {
            if (table.lock(id).orElse(null) == State.SCHEDULED) {
              var now = clock.instant();
              var at = table.find(id).map(Mailing::startAt).orElse(now);
              if (at.plus(LATEST).isBefore(now)) {
                table.startAt(id, State.ASKING, at);
              } else {
                table.begin(id, now);
              }
            }
          });
    }
  }

  public Account account(Mailing mailing) {
    return table.account(mailing);
  }

  /// The deliveries of one kind, in order of number.
  ///
  /// @param after the number to begin behind; 0 for the first
  /// @param most rows, 1000 at most
  public List<DeliveryState> deliveries(MailingId id, DeliveryState.Kind kind, int after, int most) {
    return table.deliveries(id, kind, after, Math.min(1000, most));
  }

  /// What a mailing did for an address, in any case.
  public List<DeliveryState> look(MailingId id, String address) {
    return table.ofAddress(id, address.strip());
  }

  /// What all mailings did for a reader, the newest first.
  public List<DeliveryState> look(ReaderId reader) {
    return table.ofReader(reader);
  }

  /// The delivery that a return address of ours names; empty for one that we have not made.
  ///
  /// @param token what stands after the plus
  public Optional<DeliveryState> ofReturn(String token) {
    return keys.open(Proofs.RETURNS, token)
        .filter(numbers -> numbers.length == 2 && numbers[1] <= Integer.MAX_VALUE)
        .flatMap(numbers -> table.delivery(new MailingId(numbers[0]), (int) numbers[1]));
  }

  public Optional<DeliveryState> delivery(MailingId id, int number) {
    return table.delivery(id, number);
  }

  private static String name(@Nullable Staff staff) {
    return staff == null ? COMMAND_LINE : staff.name();
  }

  private boolean change(@Nullable Staff staff, MailingId id, Set<State> from, String act, Runnable change) {
    var done =
        transaction.execute(
            _ -> {
              var state = table.lock(id);
              if (state.isEmpty() || !from.contains(state.get())) {
                return false;
              }
              var subject = table.find(id).map(Mailing::subject).orElse("");
              change.run();
              audit.record(staff == null ? null : staff.id(), act, subject);
              return true;
            });
    return Boolean.TRUE.equals(done);
  }
}
