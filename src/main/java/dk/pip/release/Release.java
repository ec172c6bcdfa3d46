package dk.pip.release;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.RestoredMailings;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of letting a restored copy go on: what waits, what becomes of it, and the act itself, which happens
/// once, wholly, and is noted with who did it.
@Service
public class Release {
  private final Hold hold;
  private final RestoredMailings mailings;
  private final List<HeldBack> heldBack;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Settings settings;
  private final Clock clock;

  Release(
      Hold hold,
      RestoredMailings mailings,
      List<HeldBack> heldBack,
      Audit audit,
      TransactionTemplate transaction,
      Settings settings,
      Clock clock) {
    this.hold = hold;
    this.mailings = mailings;
    this.heldBack = heldBack;
    this.audit = audit;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /// On connections of its own, beside all other modules.
  public static Release on(DataSource database, Settings settings, Clock clock) {
    var jdbc = JdbcClient.create(database);
    var mailings = RestoredMailings.on(database, clock);
    return new Release(
        new Hold(jdbc),
        mailings,
        List.of(mailings),
        new Audit(jdbc, clock),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        settings,
        clock);
  }

  /// What becomes of a mailing that was under way at the backup.
  public enum Choice {
    /// Those whom the copy holds for unsent get it; some may get it twice.
    SEND,
    /// Nobody gets it, and they count as uncertain.
    UNCERTAIN
  }

  /// All that waits.
  ///
  /// @param toDecide the mailings that somebody must choose about
  /// @param rest what nobody need choose about
  public record Waiting(Hold.Held copy, List<RestoredMailings.Waiting> toDecide, List<HeldBack> rest) {
    public Waiting {
      toDecide = List.copyOf(toDecide);
      rest = List.copyOf(rest);
    }

    /// What will happen to the rest.
    public List<HeldBack.Fate> fates(Texts texts) {
      return rest.stream().flatMap(one -> one.fates(copy, texts).stream()).toList();
    }
  }

  /// What came of letting it go on.
  public sealed interface Outcome {
    record Released() implements Outcome {}

    /// It is no restored copy, or it has been let go on already.
    record NotHeld() implements Outcome {}

    /// There are mailings for which nothing was chosen.
    record Undecided(List<MailingId> mailings) implements Outcome {}
  }

  /// Empty when nothing is held back.
  public Optional<Waiting> waiting() {
    return hold.find().map(copy -> new Waiting(copy, mailings.toDecide(copy.restoredAt()), heldBack));
  }

  /// Lets the copy go on: from here on it is the installation.
  ///
  /// @param staff null for the command line
  /// @param choices for each mailing that was under way at the backup
  public Outcome release(@Nullable Staff staff, Map<MailingId, Choice> choices) {
    var by = staff == null ? Texts.in(settings.language()).get("release.command-line") : staff.name();
    var outcome =
        transaction.execute(
            status -> {
              var held = hold.find();
              if (held.isEmpty() || !hold.release(by, clock.instant())) {
                return new Outcome.NotHeld();
              }
              var toDecide = mailings.toDecide(held.get().restoredAt());
              var undecided = toDecide.stream().map(one -> one.mailing().id()).filter(id -> !choices.containsKey(id)).toList();
              if (!undecided.isEmpty()) {
                status.setRollbackOnly();
                return new Outcome.Undecided(undecided);
              }
              for (var one : toDecide) {
                var id = one.mailing().id();
                switch (choices.getOrDefault(id, Choice.UNCERTAIN)) {
                  case SEND -> mailings.sendRest(staff, id, by);
                  case UNCERTAIN -> mailings.endUncertain(staff, id, by);
                }
              }
              mailings.askAboutMissed();
              var backup = time(held.get().backupAt(), Texts.in(settings.language()));
              audit.record(
                  staff == null ? null : staff.id(), "release.audit.released", staff == null ? backup + " (" + by + ")" : backup);
              return new Outcome.Released();
            });
    return outcome == null ? new Outcome.NotHeld() : outcome;
  }

  private static String time(Instant instant, Texts texts) {
    return Dates.dateAndTime(Dates.local(instant), texts.language());
  }
}
