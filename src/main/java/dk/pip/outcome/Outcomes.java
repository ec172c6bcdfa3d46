package dk.pip.outcome;

import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.editions.Version;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailings;
import dk.pip.readers.Readers;
import dk.pip.returns.Returns;
import dk.pip.shared.Dates;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The front door of what came of editions.
@Service
public class Outcomes {
  /// How many answers of readers are named.
  public static final int MOST_ANSWERS = 50;

  private static final int DAYS_AFTER = 7;

  private final Editions editions;
  private final Mailings mailings;
  private final Returns returns;
  private final Readers readers;

  Outcomes(Editions editions, Mailings mailings, Returns returns, Readers readers) {
    this.editions = editions;
    this.mailings = mailings;
    this.returns = returns;
    this.readers = readers;
  }

  /// Empty where readers have never seen the edition. One that was withdrawn since has an outcome, too.
  public Optional<EditionOutcome> of(EditionId id) {
    return editions.find(id).filter(edition -> edition.version() != null && !edition.isSingle()).map(this::of);
  }

  private EditionOutcome of(EditionSummary edition) {
    var mails = mailings.of(edition.id());
    var ids = mails.stream().map(Mailing::id).toList();
    var began = mails.stream().map(Mailing::startedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
    var day = Dates.local(began.orElseGet(() -> cameOut(edition))).toLocalDate();
    var count = returns.countReplies(ids);
    return new EditionOutcome(
        edition,
        mails.stream().map(mailing -> new EditionOutcome.Sent(mailing, mailings.account(mailing))).toList(),
        returns.replies(ids, MOST_ANSWERS),
        count.all(),
        count.open(),
        day,
        readers.movement(Dates.endOf(day.minusDays(1)), Dates.endOf(day)),
        readers.movement(Dates.endOf(day), Dates.endOf(day.plusDays(DAYS_AFTER))));
  }

  private Instant cameOut(EditionSummary edition) {
    return editions.versions(edition.id()).stream().map(Version::publishedAt).min(Comparator.naturalOrder()).orElseThrow();
  }
}
