package dk.pip.mailcheck;

import dk.pip.mailcheck.Check.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// All that was found the last time.
public record Report(Instant at, List<Check> checks) {
  public Report {
    checks = List.copyOf(checks);
  }

  /// The gravest verdict of all.
  public Verdict worst() {
    return checks.stream().map(Check::verdict).min(Comparator.naturalOrder()).orElse(Verdict.UNKNOWN);
  }

  public long count(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).count();
  }
}
