package dk.pip.release;

import dk.pip.editions.PlannedPublications;
import dk.pip.hold.Hold;
import dk.pip.mail.WaitingLetters;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingStateWords;
import dk.pip.mailing.RestoredMailings;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.returns.ReturnSettings;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
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
  private final PlannedPublications plans;
  private final WaitingLetters letters;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Settings settings;
  private final Clock clock;

  Release(
      Hold hold,
      RestoredMailings mailings,
      PlannedPublications plans,
      WaitingLetters letters,
      Audit audit,
      TransactionTemplate transaction,
      Settings settings,
      Clock clock) {
    this.hold = hold;
    this.mailings = mailings;
    this.plans = plans;
    this.letters = letters;
    this.audit = audit;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /// On connections of its own, beside all other modules.
  public static Release on(DataSource database, Settings settings, Clock clock) {
    var jdbc = JdbcClient.create(database);
    return new Release(
        new Hold(jdbc),
        RestoredMailings.on(database, clock),
        new PlannedPublications(jdbc),
        new WaitingLetters(jdbc),
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
  /// @param letters to single readers
  /// @param returns whether there is a mailbox or a mail server that brings what comes back
  public record Waiting(
      Hold.Held held, List<RestoredMailings.Waiting> mailings, List<PlannedPublications.Plan> plans, long letters,
      boolean returns) {
    public Waiting {
      mailings = List.copyOf(mailings);
      plans = List.copyOf(plans);
    }

    /// The mailings that somebody must choose about.
    public List<RestoredMailings.Waiting> toDecide() {
      return mailings.stream().filter(RestoredMailings.Waiting::toDecide).toList();
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
    return hold.find().map(held -> new Waiting(held, mailings.list(held.restoredAt()), plans.list(), letters.count(), hasReturns()));
  }

  private boolean hasReturns() {
    return settings.of(ReturnSettings.class).any();
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
              var toDecide = mailings.list(held.get().restoredAt()).stream().filter(RestoredMailings.Waiting::toDecide).toList();
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

  /// That it is a copy that keeps still, in a sentence.
  ///
  /// @param waits what waits, in a few words; empty where that isn't told
  public record InWords(String sentence, String waits) {}

  /// Empty when nothing is held back, or nobody can tell as the database is away.
  ///
  /// @param counted whether to tell what waits, too
  public Optional<InWords> held(Texts texts, boolean counted) {
    try {
      return hold.find().map(held -> new InWords(sentence(held, texts), counted ? waits(texts) : ""));
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }

  /// What waits, in a few words.
  private String waits(Texts texts) {
    var words = new ArrayList<String>();
    var count = mailings.count();
    add(words, texts, "release.short.mailings", count.underWay());
    add(words, texts, "release.short.planned", count.planned());
    add(words, texts, "release.short.plans", plans.count());
    add(words, texts, "release.short.letters", letters.count());
    if (hasReturns()) {
      words.add(texts.get("release.short.returns"));
    }
    return words.isEmpty() ? texts.get("release.nothing-waits") : texts.get("release.waits", String.join(", ", words));
  }

  private static void add(List<String> words, Texts texts, String key, long count) {
    if (count > 0) {
      words.add(texts.get(key, count));
    }
  }

  /// That it is a copy, of when and since when.
  public static String sentence(Hold.Held held, Texts texts) {
    return texts.get("release.held", time(held.restoredAt(), texts), time(held.backupAt(), texts));
  }

  /// What will happen to a mailing that nobody need choose about.
  public static String fate(RestoredMailings.Waiting one, Instant now, Texts texts) {
    var mailing = one.mailing();
    return switch (mailing.state()) {
      case SENDING -> texts.get("release.fate.sends", one.open());
      case PAUSED -> texts.get("release.fate.paused");
      case CANCELLING -> texts.get("release.fate.cancelling", one.open());
      case SCHEDULED -> {
        var at = mailing.startAt();
        var missed = at != null && !at.isAfter(now);
        yield texts.get(missed ? "release.fate.asks" : "release.fate.scheduled", MailingStateWords.near(at, now, texts));
      }
      case ASKING, DRAFT, APPROVED, CANCELLED, FINISHED -> texts.get("release.fate.asks-still");
    };
  }

  private static String time(Instant instant, Texts texts) {
    return Dates.dateAndTime(Dates.local(instant), texts.language());
  }
}
