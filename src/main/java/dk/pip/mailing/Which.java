package dk.pip.mailing;

import org.jspecify.annotations.Nullable;

/// Which of a mailing's deliveries.
///
/// @param kind null for all
/// @param doubtful only those that may have come twice
/// @param refusal only those that were refused with these codes
public record Which(DeliveryState.@Nullable Kind kind, boolean doubtful, @Nullable Refusal refusal) {
  public static final Which ALL = new Which(null, false, null);
  public static final Which DOUBTFUL = new Which(null, true, null);

  public static Which of(DeliveryState.Kind kind) {
    return new Which(kind, false, null);
  }

  /// @param status of RFC 3463, or empty
  public static Which refused(int code, String status) {
    return new Which(DeliveryState.Kind.REFUSED, false, new Refusal(code, status, 0, ""));
  }
}
