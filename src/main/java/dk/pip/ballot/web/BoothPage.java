package dk.pip.ballot.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The voter’s page.
///
/// @param station whether it stands in the hall, for one after another
/// @param reader the token of a reader’s link; null for cards
/// @param vote that the reader has chosen; null for cards
/// @param hash SHA-256 of the script, so that one may see that it is the one which was looked through
public record BoothPage(boolean station, @Nullable String reader, @Nullable String vote, String hash) {
  /// What the script says, each `ballot.booth.<word>`.
  public static final List<String> WORDS =
      List.of(
          "welcome", "welcome-text", "code", "code-help", "go", "wrong", "unknown", "looking", "looking-text", "line", "old", "old-text", "other",
          "other-text", "over", "over-text", "used", "used-text", "void", "void-text", "early", "early-text", "unknown-text", "nobody", "nobody-text", "second", "good",
          "good-text", "fingerprint", "practice", "hurry", "how-one", "how-approval", "how-points", "how-ranking", "how-kroner", "choose", "blank", "review", "kroner",
          "points", "less", "more", "left", "over-budget", "too-much", "order", "up", "down", "out", "rank-first", "rank-next", "rank-all", "place", "ranked", "is-right",
          "you-vote", "blank-said", "send", "mend", "sending", "sending-text", "done", "done-text", "in-box", "waits", "waits-station", "written", "bye", "bye-text", "next",
          "receipt", "receipt-text", "receipt-file", "receipt-act", "counted", "counted-text", "late", "late-text", "refused", "refused-text");

  /// Those that say something else to a reader, who has a link and no card: `ballot.booth.reader.<word>`.
  private static final Set<String> OF_READER = Set.of("old-text", "other-text", "used", "used-text", "done-text", "late-text", "refused-text");

  public String key(String word) {
    return reader != null && OF_READER.contains(word) ? "ballot.booth.reader." + word : "ballot.booth." + word;
  }
}
