package dk.pip.backup;

import java.util.Arrays;

/// Compares version numbers part by part: 0.10.0 is newer than 0.9.1.
final class VersionOrder {
  private VersionOrder() {}

  static int compare(String one, String other) {
    return Arrays.compare(parts(one), parts(other));
  }

  private static int[] parts(String version) {
    return Arrays.stream(version.replaceAll("[^0-9.].*", "").split("\\."))
        .filter(part -> !part.isEmpty() && part.length() < 10)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
