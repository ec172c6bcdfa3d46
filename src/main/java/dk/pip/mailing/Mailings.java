package dk.pip.mailing;

import dk.pip.editions.EditionMails;
import dk.pip.editions.PublicationId;
import dk.pip.editions.ShownEditions;
import dk.pip.hold.Hold;
import dk.pip.keys.Keys;
import dk.pip.mail.MailTransport;
import dk.pip.mail.Mailer;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.engine.Proofs;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.Reader;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.serveranswers.Reason;
import dk.pip.settings.Settings;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of mailings: makes them, takes them from approval to their end, and accounts for every reader.
@Service
public final class Mailings extends MailingCourse {
  private static final int EXPLAINED_AT_A_TIME = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Mailings.class);
  private static final int FORGOTTEN_AT_ONCE = 5000;

  private final EditionMails editions;
  private final Readers readers;
  private final Mailer mailer;
  private final Municipality municipality;
  private final Proofs proofs;
  private final Keys keys;
  private final Hold hold;
  private final MailingSettings settings;

  Mailings(
      MailingTable table,
      DeliveryTable deliveries,
      EditionMails editions,
      ShownEditions shown,
      Readers readers,
      Mailer mailer,
      Municipality municipality,
      Proofs proofs,
      Keys keys,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock,
      Hold hold,
      Settings settings,
      MailingSettings mailingSettings) {
    super(table, deliveries, shown, audit, transaction, clock, Texts.in(settings.language()));
    this.editions = editions;
    this.readers = readers;
    this.mailer = mailer;
    this.municipality = municipality;
    this.proofs = proofs;
    this.keys = keys;
    this.hold = hold;
    this.settings = mailingSettings;
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

  /// Makes a draft. The message is rendered now and is what will be sent, whatever becomes of the edition;
  /// only pictures that are taken away before it begins are taken out of it.
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

  /// Makes the mails of mailings that have not begun anew from the same version: a picture in them may have been taken away
  /// meanwhile, or given back. Those under way go on with what the first readers got.
  void makeMailsAnew() {
    ItemByItem.forEach(
        table.notBegun(),
        mailing -> "Making the mail of mailing " + mailing.id().value() + " anew",
        mailing ->
            editions
                .marked(mailing.publication(), Proofs.MARKS)
                .ifPresent(
                    mail ->
                        transaction.executeWithoutResult(
                            _ -> {
                              if (table.lock(mailing.id()).filter(state -> !state.begun()).isPresent()) {
                                table.message(mailing.id(), mail.message());
                              }
                            })));
  }

  /// Throws a draft away. False if it has begun.
  public boolean discard(Staff staff, MailingId id) {
    return change(staff, id, EnumSet.of(State.DRAFT, State.APPROVED), EnumSet.noneOf(State.class), "mailing.audit.discarded", () -> table.delete(id));
  }

  /// Sends the mail as it will be to each of the addresses, with links that lead to nobody.
  public SequencedMap<MailAddress, MailTransport.Outcome> test(MailingId id, List<MailAddress> addresses) {
    return mailer.send(addresses, to -> proofs.proof(id, to));
  }

  /// The message as it would come to the address, with links that lead to nobody.
  public byte[] proof(MailingId id, MailAddress to) {
    return proofs.proof(id, to);
  }

  /// How many missed their time and wait for somebody to say whether they are to begin.
  public long asking() {
    return table.asking();
  }

  /// How the edition is doing that a mailing's mail was made of.
  public enum Standing {
    CURRENT,
    /// There is a newer version than the one in the mail.
    CORRECTED,
    /// Readers no longer see it.
    WITHDRAWN
  }

  public Standing standing(Mailing mailing) {
    return shown
        .newest(mailing.edition())
        .map(newest -> newest.equals(mailing.publication()) ? Standing.CURRENT : Standing.CORRECTED)
        .orElse(Standing.WITHDRAWN);
  }

  /// Begins what is due, or asks when it is too late for that, or when the edition has been corrected or withdrawn since
  /// the mail was made; in a restored copy that is held, nothing. For the timer.
  void startDue() {
    if (hold.isHeld()) {
      return;
    }
    for (var id : table.due(clock.instant())) {
      try {
        transaction.executeWithoutResult(_ -> startDue(id));
      } catch (RuntimeException e) {
        if (DatabaseFault.isTransient(e)) {
          throw e;
        }
        LOG.error("Mailing {} can't begin at its time; somebody is asked about it", id.value(), e);
        transaction.executeWithoutResult(
            _ -> {
              if (table.lock(id).orElse(null) == State.SCHEDULED) {
                table.startAt(id, State.ASKING, table.find(id).map(Mailing::startAt).orElse(null));
              }
            });
      }
    }
  }

  private void startDue(MailingId id) {
    if (table.lock(id).orElse(null) != State.SCHEDULED) {
      return;
    }
    var now = clock.instant();
    var mailing = table.find(id).orElseThrow();
    var at = Objects.requireNonNullElse(mailing.startAt(), now);
    if (at.plus(LATEST).isBefore(now) || standing(mailing) != Standing.CURRENT) {
      table.startAt(id, State.ASKING, at);
    } else {
      table.begin(id, now);
    }
  }

  /// The deliveries of one kind, in order of number.
  ///
  /// @param after the number to begin behind; 0 for the first
  /// @param most rows, 1000 at most
  public List<DeliveryState> deliveries(MailingId id, DeliveryState.Kind kind, int after, int most) {
    return deliveries(id, DeliveryFilter.of(kind), after, most);
  }

  /// Some of the deliveries, in order of number.
  ///
  /// @param after the number to begin behind; 0 for the first
  /// @param most rows, 1000 at most
  public List<DeliveryState> deliveries(MailingId id, DeliveryFilter which, int after, int most) {
    return deliveries.list(id, which, after, Math.min(1000, most));
  }

  /// Notes in the audit that the account, with all who are in it, was taken out of Pip.
  public void noteTable(Staff staff, Mailing mailing) {
    audit.record(staff.id(), "mailing.audit.table", mailing.subject());
  }

  /// Why deliveries were refused, the most frequent first; 100 at most.
  public List<Refusal> refusals(MailingId id) {
    explain(id);
    return deliveries.refusals(id);
  }

  /// Tells why the latest were refused, as the sorter has it; the engine notes the answers alone.
  private void explain(MailingId id) {
    List<DeliveryState> some;
    do {
      some = deliveries.unexplained(id, EXPLAINED_AT_A_TIME);
      var found = some;
      transaction.executeWithoutResult(_ -> explain(found));
    } while (!some.isEmpty());
  }

  private void explain(List<DeliveryState> refused) {
    if (!refused.isEmpty()) {
      deliveries.explain(refused.stream().collect(Collectors.toMap(one -> one, DeliveryState::why)));
    }
  }

  /// What a mailing did for an address, in any case; also when the reader has changed their address since.
  public List<DeliveryState> look(MailingId id, String address) {
    var searched = MailAddress.orAsTyped(address).strip();
    var known = readers.find(searched).map(Reader::id).map(reader -> deliveries.ofReader(id, reader)).orElse(List.of());
    return known.isEmpty() ? deliveries.ofAddress(id, searched) : known;
  }

  /// What all mailings did for a reader, the newest first.
  public List<DeliveryState> look(ReaderId reader) {
    return deliveries.ofReader(reader);
  }

  /// The delivery that a return address of ours names; empty for one that we have not made.
  ///
  /// @param token what stands after the plus
  public Optional<DeliveryState> ofReturn(String token) {
    return keys.open(Proofs.RETURNS, token)
        .filter(numbers -> numbers.length == 2 && numbers[1] <= Integer.MAX_VALUE)
        .flatMap(numbers -> deliveries.find(new MailingId(numbers[0]), (int) numbers[1]));
  }

  /// The delivery whose mail had this Message-ID; empty for one that we have not made.
  ///
  /// @param id without angle brackets
  public Optional<DeliveryState> ofMessageId(String id) {
    var at = id.indexOf('@');
    return keys.open(Proofs.MESSAGE_ID, at < 0 ? id : id.substring(0, at))
        .filter(numbers -> numbers.length == 2 && numbers[1] <= Integer.MAX_VALUE)
        .flatMap(numbers -> delivery(new MailingId(numbers[0]), (int) numbers[1]));
  }

  /// The mail server had taken it, and then it came back: the delivery counts as refused.
  ///
  /// @param told why, in the other server's words
  public void returned(DeliveryState delivery, int code, String told, Reason reason, Instant at) {
    var refused = new DeliveryTable.Refused(code, told, reason.word());
    deliveries.returned(delivery.mailing(), delivery.number(), refused, at);
  }

  public Optional<DeliveryState> delivery(MailingId id, ReaderId reader) {
    return deliveries.ofReader(id, reader).stream().findFirst();
  }

  public Optional<DeliveryState> delivery(MailingId id, int number) {
    return deliveries.find(id, number);
  }

  /// Refusals over SMTP, each given once, so that their meaning for the readers can be considered. Call it in the
  /// transaction of what follows from them.
  public List<DeliveryState> takeRefusals(int most) {
    var taken = deliveries.takeRefusals(most);
    explain(taken);
    return taken;
  }

  /// Mailings that ended before a time and for which nobody has said [#reachedCounted].
  public List<MailingId> withReachedUncounted(Instant endedBefore) {
    return table.withReachedUncounted(endedBefore);
  }

  /// Those of the readers to whom the mailing was delivered, as far as anybody has told.
  public List<ReaderId> delivered(MailingId id, Collection<ReaderId> among) {
    return deliveries.delivered(id, among);
  }

  /// It is counted for the readers whom the mailing came through to.
  public void reachedCounted(MailingId id) {
    table.reachedCounted(id, clock.instant());
  }

  /// Deletes the names and addresses of a reader who is forgotten, and withdraws what was not sent to them yet; the
  /// numbers of the account add up as before.
  void forget(ReaderId reader) {
    transaction.executeWithoutResult(_ -> deliveries.forget(reader, clock.instant()));
  }

  /// Deletes the names and addresses of all readers of mailings that ended longer ago than the setting says.
  void forgetOld() {
    var before = clock.instant().atOffset(ZoneOffset.UTC).minusMonths(settings.keepMonths()).toInstant();
    ItemByItem.forEach(table.endedBefore(before), id -> "Forgetting mailing " + id.value(), this::forgetReaders);
  }

  private void forgetReaders(MailingId id) {
    var after = Optional.of(0);
    while (after.isPresent()) {
      after = deliveries.forget(id, after.get(), FORGOTTEN_AT_ONCE);
    }
    table.forgotten(id, clock.instant());
  }
}
