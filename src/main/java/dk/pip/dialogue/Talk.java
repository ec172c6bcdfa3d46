package dk.pip.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A meeting of the two sides of a dialogue.
///
/// @param about in the words of whoever arranges it, plain text; may be empty
/// @param prepareBy the day by which both sides should have handed in
/// @param questions those of the preparation, in their order
/// @param revision another whenever anything changes that both sides see
/// @param sentAt when the sides were written to; null while it is being arranged
/// @param openedAt when what both sides have prepared opened to each other
/// @param forgottenAt when preparations and notes were taken away
public record Talk(
    TalkId id,
    DialogueId dialogue,
    TalkTopic topic,
    String title,
    String about,
    Instant at,
    int minutes,
    String place,
    LocalDate prepareBy,
    List<String> questions,
    long revision,
    @Nullable Instant sentAt,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant forgottenAt,
    Map<Side, Stand> stands) {
  public static final int LONGEST_TITLE = 120;
  public static final int LONGEST_ABOUT = 2_000;
  public static final int LONGEST_QUESTION = 300;
  public static final int MOST_QUESTIONS = 12;

  /// The longest answer to a question of the preparation, and the longest note, in letters.
  public static final int LONGEST = 20_000;

  public Talk {
    questions = List.copyOf(questions);
    stands = new EnumMap<>(stands);
  }

  /// What is said of a talk when it is arranged.
  public record Words(
      TalkTopic topic, String title, String about, Instant at, int minutes, String place, LocalDate prepareBy, List<String> questions) {
    public Words {
      questions = List.copyOf(questions);
    }
  }

  /// Where a side stands.
  ///
  /// @param revision counted up with each change of what it prepares
  /// @param doneAt when it said that the talk is over
  public record Stand(int revision, @Nullable Instant handedInAt, @Nullable Instant doneAt) {
    static final Stand FRESH = new Stand(0, null, null);
  }

  public Stand stand(Side side) {
    return stands.getOrDefault(side, Stand.FRESH);
  }

  public boolean isSent() {
    return sentAt != null;
  }

  public boolean isOpened() {
    return openedAt != null;
  }

  public boolean isClosed() {
    return closedAt != null;
  }

  public boolean isCancelled() {
    return cancelledAt != null;
  }

  /// Whether both sides may write on its page.
  public boolean isOn() {
    return isSent() && !isClosed() && !isCancelled();
  }

  public boolean hasHandedIn(Side side) {
    return stand(side).handedInAt() != null;
  }

  public boolean isDone(Side side) {
    return stand(side).doneAt() != null;
  }
}
