package dk.pip.mailing;

import dk.pip.serveranswers.Reason;
import org.jspecify.annotations.Nullable;

/// DeliveryFilter of a mailing's deliveries.
///
/// @param kind null for all
/// @param doubtful only those that may have come twice
/// @param reason only those that were refused for it
public record DeliveryFilter(DeliveryState.@Nullable Kind kind, boolean doubtful, @Nullable Reason reason) {
  public static final DeliveryFilter ALL = new DeliveryFilter(null, false, null);
  public static final DeliveryFilter DOUBTFUL = new DeliveryFilter(null, true, null);

  public static DeliveryFilter of(DeliveryState.Kind kind) {
    return new DeliveryFilter(kind, false, null);
  }

  public static DeliveryFilter refused(Reason reason) {
    return new DeliveryFilter(DeliveryState.Kind.REFUSED, false, reason);
  }
}
