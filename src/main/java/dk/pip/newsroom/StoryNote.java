package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something said to a story, or to a passage of it.
///
/// @param answers the note that this one answers; null for one that begins
/// @param passage the words that it is about, as they stood then
/// @param by null for whoever reads by a link
/// @param reader the name of whoever reads by a link; blank once it is forgotten; null for colleagues
/// @param settledAt null while it is open
public record StoryNote(
    NoteId id,
    @Nullable NoteId answers,
    @Nullable String passage,
    String text,
    Instant at,
    @Nullable StaffId by,
    @Nullable String reader,
    @Nullable Instant settledAt,
    @Nullable StaffId settledBy) {

  public boolean isOpen() {
    return settledAt == null;
  }
}
