package dk.pip.shared;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells what went wrong with the database from a fault of ours.
public final class DatabaseFault {
  private DatabaseFault() {}

  /// The database is away, or went away in the middle.
  public static boolean isLoss(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof TransactionSystemException end && isLoss(end.getApplicationException())
          || cause instanceof SQLException sql && isLossState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /// The same may well go right in a while: the database is away, two waited for each other, or a transaction could not be
  /// ended. Whoever works through many things stops, and begins again where it was.
  public static boolean isTransient(Throwable failure) {
    return failure instanceof TransientDataAccessException || failure instanceof TransactionException || isLoss(failure);
  }

  /// Class 22 of SQLSTATE: something that was sent is no text, number or time that the database can hold.
  public static boolean isTextItCannotKeep(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  /// Classes 08 and 57P of SQLSTATE: the connection, and an operator who steps in.
  private static boolean isLossState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
