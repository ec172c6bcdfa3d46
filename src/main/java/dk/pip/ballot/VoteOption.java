package dk.pip.ballot;

/// What one may vote for.
///
/// @param key what stands for it in ballots: small letters and digits
/// @param costKroner 0 where it costs nothing or nobody knows
public record VoteOption(String key, String title, long costKroner) {
  public static final int LONGEST_TITLE = 200;
  public static final int LONGEST_KEY = 12;
  public static final long DEAREST = 1_000_000_000;

  public VoteOption {
    if (!key.matches("[a-z0-9]{1," + LONGEST_KEY + "}")) {
      throw new IllegalArgumentException("No key of an option: " + key);
    }
  }

  /// The keys that a vote gives by itself: `a`, `b`, … `z`, `aa`.
  public static String keyAt(int place) {
    var letter = String.valueOf((char) ('a' + place % 26));
    return place < 26 ? letter : keyAt(place / 26 - 1) + letter;
  }
}
