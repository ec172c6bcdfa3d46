package dk.pip.comments;

import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wrote below a story.
///
/// @param path of the story
/// @param audience who may see it
/// @param text without numbers that looked like civil registration numbers: those are never kept
/// @param covered whether there were any
/// @param mail to which they are told what became of it; null where they gave none, and a while after it was settled
/// @param question whether somebody is to answer it
/// @param tip the tip that was made of it
/// @param reason why it is hidden, as readers see it
public record Comment(
    CommentId id,
    String path,
    Audience audience,
    String headline,
    String text,
    boolean covered,
    String name,
    @Nullable String mail,
    @Nullable StaffId staff,
    CommentState state,
    boolean question,
    @Nullable UUID tip,
    Instant at,
    @Nullable String reason,
    long link,
    @Nullable CommentAnswer answer) {

  /// As somebody has seen it.
  public Comment seenIn(CommentState other) {
    return new Comment(id, path, audience, headline, text, covered, name, mail, staff, other, question, tip, at, reason, link, answer);
  }

  /// Says nothing of who wrote it, as logs may have it.
  @Override
  public String toString() {
    return "Comment[" + id + " " + state + "]";
  }
}
