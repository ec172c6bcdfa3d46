package dk.pip.mailing;

import dk.pip.editions.EditionId;
import dk.pip.editions.ShownEditions;
import dk.pip.mailing.Mailing.State;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of a mailing from its approval to its end. The sending itself is the engine's, which reads from the database
/// what is to be sent; so each act here works from any node, and from the command line, where nobody is signed in and
/// the staff is null. An act that its state does not allow changes nothing and returns false; one that has been done already,
/// by whoever pressed the same a moment before, changes nothing and returns true.
public sealed class MailingCourse permits Mailings {
  /// A start that was missed by more than this is asked about first.
  public static final Duration LATEST = Duration.ofHours(1);

  private static final Set<State> BEFORE = EnumSet.of(State.APPROVED, State.SCHEDULED, State.ASKING);
  private static final int TURNS = 32;

  final MailingTable table;
  final DeliveryTable deliveries;
  final ShownEditions shown;
  final Audit audit;
  final TransactionTemplate transaction;
  final Clock clock;
  private final Texts texts;

  /// Who does something with a mailing waits here for whoever is at it, and not with a connection to the database in hand: of
  /// those there are few, and all pages need them.
  private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

  private final Counts counts;

  MailingCourse(
      MailingTable table,
      DeliveryTable deliveries,
      ShownEditions shown,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock,
      Texts texts) {
    this.table = table;
    this.deliveries = deliveries;
    this.shown = shown;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.texts = texts;
    this.counts = new Counts(deliveries, clock);
  }

  /// On connections of its own, beside all other modules.
  ///
  /// @param texts in the language that the audit trail is written in
  public static MailingCourse on(DataSource database, Clock clock, Texts texts) {
    var jdbc = JdbcClient.create(database);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return new MailingCourse(
        new MailingTable(jdbc), new DeliveryTable(jdbc), new ShownEditions(jdbc), new Audit(jdbc, clock), transaction, clock, texts);
  }

  /// The newest first.
  public List<Mailing> list() {
    return table.list();
  }

  /// Some of them, after so many newer ones.
  public List<Mailing> list(int newer, int most) {
    return table.list(newer, most);
  }

  /// Those of an edition, of all its versions; the newest first.
  public List<Mailing> of(EditionId edition) {
    return table.of(edition);
  }

  public Optional<Mailing> find(MailingId id) {
    return table.find(id);
  }

  public DeliveryTotals account(Mailing mailing) {
    return progress(mailing).account();
  }

  /// How far it is. Cheap enough to be asked every second; of a very long mailing it may be some seconds old.
  public MailingProgress progress(Mailing mailing) {
    return counts.progress(mailing);
  }

  public boolean approve(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, EnumSet.of(State.DRAFT), EnumSet.of(State.APPROVED), "mailing.audit.approved", () -> table.approved(id, clock.instant(), by(staff)));
  }

  /// Takes an approval back, as long as no time is set.
  public boolean takeApprovalBack(@Nullable Staff staff, MailingId id) {
    return change(staff, id, EnumSet.of(State.APPROVED), EnumSet.of(State.DRAFT), "mailing.audit.unapproved", () -> table.unapproved(id));
  }

  /// Begins now: the audience is frozen, and the nodes send. Also what was missed and asked about begins by this. A mail of
  /// an edition that has been withdrawn doesn't begin; see [#startAnyway].
  public boolean start(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        BEFORE,
        EnumSet.of(State.SENDING),
        "mailing.audit.started",
        () -> table.begin(id, clock.instant()),
        this::isShown);
  }

  /// The same, also when readers no longer see the edition. For whoever has been told so and means it.
  public boolean startAnyway(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, BEFORE, EnumSet.of(State.SENDING), "mailing.audit.started", () -> table.begin(id, clock.instant()));
  }

  /// Whether its edition has been withdrawn.
  public boolean isWithdrawn(Mailing mailing) {
    return shown.isWithdrawn(mailing.edition());
  }

  private boolean isShown(Mailing mailing) {
    return !isWithdrawn(mailing);
  }

  /// Begins at a time.
  public boolean schedule(@Nullable Staff staff, MailingId id, Instant at) {
    return change(
        staff,
        id,
        EnumSet.of(State.APPROVED, State.SCHEDULED, State.ASKING),
        EnumSet.noneOf(State.class),
        "mailing.audit.scheduled",
        () -> table.startAt(id, State.SCHEDULED, at));
  }

  /// Takes the time back; it is approved and waits.
  public boolean unschedule(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SCHEDULED, State.ASKING),
        EnumSet.of(State.APPROVED),
        "mailing.audit.unscheduled",
        () -> table.startAt(id, State.APPROVED, null));
  }

  /// What is on the wire gets its answer; nothing more is sent until [#resume].
  public boolean pause(@Nullable Staff staff, MailingId id) {
    return change(staff, id, EnumSet.of(State.SENDING), EnumSet.of(State.PAUSED), "mailing.audit.paused", () -> table.state(id, State.PAUSED));
  }

  public boolean resume(@Nullable Staff staff, MailingId id) {
    return change(staff, id, EnumSet.of(State.PAUSED), EnumSet.of(State.SENDING), "mailing.audit.resumed", () -> table.state(id, State.SENDING));
  }

  /// Ends it for good: who has not got it is withdrawn.
  public boolean cancel(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SENDING, State.PAUSED),
        EnumSet.of(State.CANCELLING, State.CANCELLED),
        "mailing.audit.cancelled",
        () -> table.state(id, State.CANCELLING));
  }

  public boolean whenUncertain(@Nullable Staff staff, MailingId id, WhenUncertain when) {
    var states = EnumSet.allOf(State.class);
    states.removeIf(State::over);
    return change(staff, id, states, EnumSet.noneOf(State.class), "mailing.audit.when-uncertain", () -> table.whenUncertain(id, when));
  }

  /// Sends what is uncertain once more, with the same Message-ID. Some readers may get it twice. One that is paused sends
  /// them when it goes on.
  public boolean resendUncertain(@Nullable Staff staff, MailingId id) {
    return change(
        staff,
        id,
        EnumSet.of(State.SENDING, State.PAUSED, State.FINISHED),
        EnumSet.noneOf(State.class),
        "mailing.audit.resent",
        () -> {
          if (deliveries.resend(id, clock.instant()) > 0) {
            table.sendsAgain(id);
          }
        });
  }

  /// Leaves what is uncertain as it is.
  public boolean leaveUncertain(@Nullable Staff staff, MailingId id) {
    return change(
        staff, id, EnumSet.of(State.FINISHED, State.CANCELLED), EnumSet.noneOf(State.class), "mailing.audit.left", () -> table.leftBy(id, by(staff)));
  }

  private String by(@Nullable Staff staff) {
    return staff == null ? texts.get("mailing.command-line") : staff.name();
  }

  /// @param from the states that allow it
  /// @param done the states that it would lead to: it has just been done
  final boolean change(
      @Nullable Staff staff, MailingId id, Set<State> from, Set<State> done, String act, Runnable change) {
    return change(staff, id, from, done, act, change, _ -> true);
  }

  /// @param may asked in the transaction of the act, while the mailing is held
  private boolean change(
      @Nullable Staff staff,
      MailingId id,
      Set<State> from,
      Set<State> done,
      String act,
      Runnable change,
      Predicate<Mailing> may) {
    var turn = turns[(int) (id.value() % TURNS)];
    turn.lock();
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> changeNow(staff, id, from, done, act, change, may)));
    } finally {
      turn.unlock();
    }
  }

  private boolean changeNow(
      @Nullable Staff staff,
      MailingId id,
      Set<State> from,
      Set<State> done,
      String act,
      Runnable change,
      Predicate<Mailing> may) {
    var state = table.lock(id);
    if (state.isEmpty() || !from.contains(state.get())) {
      return state.isPresent() && done.contains(state.get());
    }
    var mailing = table.find(id).orElseThrow();
    if (!may.test(mailing)) {
      return false;
    }
    var subject = mailing.subject();
    change.run();
    if (staff == null) {
      audit.record(null, act, subject + " (" + by(null) + ")");
    } else {
      audit.record(staff.id(), act, subject);
    }
    return true;
  }
}
