package dk.pip.shared;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// How many letters must be added, dropped, changed or swapped with the next to make one word of the other.
public final class EditDistance {
  private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

  private EditDistance() {}

  /// Takes time with the product of the lengths: for words and lines, not for texts.
  public static int between(String one, String other) {
    return DISTANCE.apply(one, other);
  }
}
