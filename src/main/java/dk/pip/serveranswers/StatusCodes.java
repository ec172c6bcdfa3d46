package dk.pip.serveranswers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The enhanced status codes (RFC 3463, 5248, 7372 and what large providers made up), and what they mean where servers
/// can be trusted to mean it.
final class StatusCodes {
  private static final Map<String, Reason> CLEAR =
      Map.ofEntries(
          Map.entry("1.0", Reason.GONE),
          Map.entry("1.1", Reason.GONE),
          Map.entry("1.2", Reason.NO_SUCH_HOST),
          Map.entry("1.3", Reason.GONE),
          Map.entry("1.4", Reason.GONE),
          Map.entry("1.5", Reason.GONE),
          Map.entry("1.6", Reason.MOVED),
          Map.entry("1.7", Reason.POLICY),
          Map.entry("1.8", Reason.POLICY),
          Map.entry("1.9", Reason.MOVED),
          Map.entry("1.10", Reason.NO_SUCH_HOST),
          Map.entry("1.20", Reason.POLICY),
          Map.entry("1.90", Reason.THROTTLED),
          Map.entry("2.1", Reason.DISABLED),
          Map.entry("2.2", Reason.FULL),
          Map.entry("2.3", Reason.TOO_LARGE),
          Map.entry("2.4", Reason.POLICY),
          Map.entry("2.121", Reason.THROTTLED),
          Map.entry("2.122", Reason.THROTTLED),
          Map.entry("3.1", Reason.TEMPORARY),
          Map.entry("3.2", Reason.TEMPORARY),
          Map.entry("3.4", Reason.TOO_LARGE),
          Map.entry("3.5", Reason.TEMPORARY),
          Map.entry("4.3", Reason.TEMPORARY),
          Map.entry("4.4", Reason.NO_SUCH_HOST),
          Map.entry("4.6", Reason.TEMPORARY),
          Map.entry("4.7", Reason.EXPIRED),
          Map.entry("4.310", Reason.NO_SUCH_HOST),
          Map.entry("5.3", Reason.THROTTLED),
          Map.entry("6.0", Reason.POLICY),
          Map.entry("6.1", Reason.POLICY),
          Map.entry("6.3", Reason.POLICY),
          Map.entry("6.6", Reason.POLICY),
          Map.entry("7.2", Reason.POLICY),
          Map.entry("7.10", Reason.TLS),
          Map.entry("7.11", Reason.TLS),
          Map.entry("7.13", Reason.DISABLED),
          Map.entry("7.17", Reason.MOVED),
          Map.entry("7.18", Reason.MOVED),
          Map.entry("7.20", Reason.AUTHENTICATION),
          Map.entry("7.21", Reason.AUTHENTICATION),
          Map.entry("7.22", Reason.AUTHENTICATION),
          Map.entry("7.23", Reason.AUTHENTICATION),
          Map.entry("7.24", Reason.AUTHENTICATION),
          Map.entry("7.25", Reason.BLOCKED),
          Map.entry("7.26", Reason.AUTHENTICATION),
          Map.entry("7.27", Reason.POLICY),
          Map.entry("7.28", Reason.THROTTLED),
          Map.entry("7.29", Reason.AUTHENTICATION));

  private static final Set<String> TRUSTED =
      Set.of("1.7", "1.8", "2.3", "3.4", "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.28");
  private static final int BLOCKED_FROM = 500;

  private StatusCodes() {}

  static boolean isVague(String status) {
    return status.endsWith(".0.0") || status.length() < 5;
  }

  /// The few that servers only use for what they are for, so that no word need be asked.
  static boolean isTrusted(@Nullable String status) {
    return status != null && TRUSTED.contains(status.substring(2));
  }

  /// What a code means that says something by itself.
  static Optional<Reason> clear(String status) {
    var detail = status.substring(2);
    var reason = Optional.ofNullable(CLEAR.get(detail));
    if (reason.isEmpty() && detail.startsWith("7.") && detail.length() == "7.000".length()) {
      return Integer.parseInt(detail.substring(2)) >= BLOCKED_FROM ? Optional.of(Reason.BLOCKED) : reason;
    }
    return reason;
  }

  /// What the subject of a code hints at, where nobody said anything better.
  static Optional<Reason> vague(String status) {
    return switch (status.substring(2, 3)) {
      case "1" -> Optional.of(status.startsWith("4") ? Reason.TEMPORARY : Reason.GONE);
      case "2" -> Optional.of(status.startsWith("4") ? Reason.TEMPORARY : Reason.DISABLED);
      case "3", "4" -> Optional.of(Reason.TEMPORARY);
      case "5" -> Optional.of(Reason.POLICY);
      case "6", "7" -> Optional.of(status.startsWith("4") ? Reason.TEMPORARY : Reason.REFUSED);
      default -> Optional.empty();
    };
  }
}
