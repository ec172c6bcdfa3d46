package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something said to a story, or to a passage of it.
///
/// @param answers the note that this one answers; null for one that begins
/// @param passage the words that it is about, as they stood then
/// @param settledAt null while it is open
public record StoryNote(
    NoteId id,
    @Nullable NoteId answers,
    @Nullable String passage,
    String text,
    Instant at,
    StaffId by,
    @Nullable Instant settledAt,
    @Nullable StaffId settledBy) {

  public boolean isOpen() {
    return settledAt == null;
  }
}
