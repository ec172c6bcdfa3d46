package dk.pip.mailing.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of a delivery, as the ledger writes it down.
///
/// @param code of SMTP; 0 where there was no answer
/// @param answer in the server's own words
/// @param pause until another try; only for [State#WAITING]
/// @param attempted whether this counts as an attempt
record Settlement(
    Delivery delivery, State state, int code, String answer, @Nullable Duration pause, boolean attempted, boolean doubtful) {

  /// The states that `mailing.delivery.state` has, in its numbers.
  enum State {
    PLANNED,
    WAITING,
    DELIVERED,
    REFUSED,
    UNCERTAIN,
    WITHDRAWN
  }
}
