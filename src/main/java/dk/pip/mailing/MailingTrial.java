package dk.pip.mailing;

import dk.pip.editions.EditionId;
import dk.pip.editions.PublicationId;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Id;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Mailings of any message, with no edition behind them and nobody's approval: for measuring in a database that is thrown
/// away. The nodes send them as they send all others.
public final class MailingTrial {
  private final MailingTable table;
  private final DeliveryTable deliveries;
  private final TransactionTemplate transaction;
  private final Clock clock;

  private MailingTrial(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.table = new MailingTable(jdbc);
    this.deliveries = new DeliveryTable(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  public static MailingTrial on(DataSource database, Clock clock) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return new MailingTrial(JdbcClient.create(database), transaction, clock);
  }

  /// Freezes the audience and lets the nodes begin.
  ///
  /// @param message with CRLF, and with the marks where the reader's own words and links go
  public MailingId begin(String subject, byte[] message, ReaderList list) {
    var now = clock.instant();
    var publication = new PublicationId(Id.fresh(now));
    var edition = new EditionId(Id.fresh(now));
    return transaction.execute(
        _ -> {
          var id =
              table.add(
                  publication, edition, subject, message, List.of(list.id()), List.of(list.name()), now, "MailingTrial");
          table.begin(id, now);
          return id;
        });
  }

  /// Where the time went.
  ///
  /// @param toFirst from the start to the first answer: the freezing of the audience, mostly
  /// @param sending from the first answer to the last
  public record Times(Duration toFirst, Duration sending) {}

  /// @throws org.springframework.dao.EmptyResultDataAccessException if no mail has an answer yet
  public Times times(MailingId id) {
    return deliveries.times(id);
  }
}
