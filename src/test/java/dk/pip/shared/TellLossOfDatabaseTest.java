package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class TellLossOfDatabaseTest {

  /// A transaction that broke with its connection can't be rolled back either, and that is what is thrown.
  @Test
  void seesTheLossBehindARollbackThatFailed() {
    var failure = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
    assertThat(DatabaseFault.isLoss(failure)).isFalse();

    failure.initApplicationException(new DataAccessResourceFailureException("sending to the backend"));

    assertThat(DatabaseFault.isLoss(failure)).isTrue();
    assertThat(DatabaseFault.isLoss(new IllegalStateException(failure))).isTrue();
  }
}
