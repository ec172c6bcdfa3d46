package dk.pip.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells a database that went away from a fault of ours.
final class LostDatabase {
  private LostDatabase() {}

  static boolean isBehind(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof SQLException sql && isLoss(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /// Class 22 of SQLSTATE: something that was sent is no text, number or time that the database can hold.
  static boolean isTextItCannotKeep(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  /// Classes 08 and 57P of SQLSTATE: the connection, and an operator who steps in.
  private static boolean isLoss(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
