package dk.pip.operations;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/// Asks the database for a sign of life, and doesn't wait long for it.
record DatabaseProbe(DataSource database) {
  private static final int PATIENCE_SECONDS = 2;

  boolean answers() {
    var question = new FutureTask<>(this::ask);
    Thread.ofVirtual().start(question);
    try {
      return question.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ask() throws SQLException {
    try (var connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    }
  }
}
