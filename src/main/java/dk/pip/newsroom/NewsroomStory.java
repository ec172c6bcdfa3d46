package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A story as the newsroom works on it.
///
/// @param slug the name of its file, and the last part of its address
/// @param revision counts each time that it is kept; whoever changes it says which one they saw
/// @param headline from its text, for lists
/// @param assignee whose turn it is; the author's where nobody is named
public record NewsroomStory(
    StoryId id,
    String slug,
    StoryState state,
    Audience audience,
    int revision,
    String headline,
    StaffId author,
    @Nullable StaffId assignee,
    @Nullable LocalDate deadline,
    Instant madeAt,
    Instant changedAt,
    StaffId changedBy) {

  NewsroomStory called(String otherSlug) {
    return new NewsroomStory(id, otherSlug, state, audience, revision, headline, author, assignee, deadline, madeAt, changedAt, changedBy);
  }

  public boolean belongsTo(StaffId person) {
    return author.equals(person) || person.equals(assignee);
  }

  /// Who writes it now.
  public StaffId writer() {
    return assignee == null ? author : assignee;
  }
}
