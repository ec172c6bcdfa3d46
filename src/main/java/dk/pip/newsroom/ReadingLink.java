package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link by which somebody without an account, such as the person portrayed, reads one story for seven days.
///
/// @param name of whoever it is for
/// @param readAt when it was last opened; null where it wasn't
/// @param agreedAt when they said yes to the story; null where they haven't
/// @param agreedTo the story's revision that they said yes to
public record ReadingLink(
    ReadingLinkId id,
    StoryId story,
    String name,
    StaffId madeBy,
    Instant madeAt,
    Instant endsAt,
    @Nullable Instant readAt,
    @Nullable Instant agreedAt,
    @Nullable Integer agreedTo) {

  public boolean isOpen(Instant now) {
    return endsAt.isAfter(now);
  }

  /// Whether they said yes to what stands in the story now.
  public boolean agreesTo(int revision) {
    return agreedTo != null && agreedTo == revision;
  }
}
