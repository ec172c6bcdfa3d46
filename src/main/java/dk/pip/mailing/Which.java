package dk.pip.mailing;

import dk.pip.answers.Reason;
import org.jspecify.annotations.Nullable;

/// Which of a mailing's deliveries.
///
/// @param kind null for all
/// @param doubtful only those that may have come twice
/// @param reason only those that were refused for it
public record Which(DeliveryState.@Nullable Kind kind, boolean doubtful, @Nullable Reason reason) {
  public static final Which ALL = new Which(null, false, null);
  public static final Which DOUBTFUL = new Which(null, true, null);

  public static Which of(DeliveryState.Kind kind) {
    return new Which(kind, false, null);
  }

  public static Which refused(Reason reason) {
    return new Which(DeliveryState.Kind.REFUSED, false, reason);
  }
}
