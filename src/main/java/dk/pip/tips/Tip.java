package dk.pip.tips;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody told. Nothing in it says who they are.
///
/// @param number what people call it: »tip 12«
/// @param leftOut what could not be taken in, in the tipper's language
/// @param link the number in the tipper's own link; null once they are forgotten
/// @param messageId of the mail that it came by
/// @param sealedTo the only one who may see who told it; null where all editors may
/// @param into the tip that it was merged with
/// @param publishedAt when readers could see the story
/// @param settledAt when the newsroom was done with it; who told it is kept for thirty days from then
public record Tip(
    TipId id,
    long number,
    TipState state,
    TipWay cameBy,
    Instant cameAt,
    Language language,
    String subject,
    String text,
    List<String> leftOut,
    @Nullable Long link,
    @Nullable String messageId,
    @Nullable Instant readAt,
    @Nullable StaffId assignee,
    @Nullable StaffId sealedTo,
    @Nullable TipId into,
    @Nullable StoryId story,
    @Nullable Instant publishedAt,
    @Nullable Instant settledAt,
    @Nullable Instant forgottenAt) {
  public Tip {
    leftOut = List.copyOf(leftOut);
  }

  public boolean isUnread() {
    return readAt == null;
  }

  /// Whether somebody may see who told it, and what was written to and fro.
  public boolean isOpenTo(StaffId editor) {
    return sealedTo == null || sealedTo.equals(editor);
  }

  /// Says nothing of what is in it, as logs may have it.
  @Override
  public String toString() {
    return "Tip[" + number + " " + state + "]";
  }
}
