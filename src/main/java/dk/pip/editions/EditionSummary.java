package dk.pip.editions;

import dk.pip.shared.Audience;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// An edition as it stands in the newsroom's list.
///
/// @param revision of the newest draft
/// @param change what made the newest draft: the end of its key in the catalogue
/// @param about what that was done to, such as a headline; blank where nothing need be said
/// @param hasChangedStories whether a story of the newest draft was changed since that was published
/// @param publishedRevision of the draft that the newest version was made of; null before the first publication
/// @param endedPlanAt for when the publication was planned that its withdrawal ended
/// @param endedPlanBy who had planned that
/// @param publishAt when it is to be published
/// @param bringsBack whether that lets readers see a withdrawn edition again
/// @param failed why a planned publication did not happen
public record EditionSummary(
    EditionId id,
    EditionKind kind,
    Audience audience,
    String slug,
    int number,
    YearMonth month,
    String title,
    int revision,
    Instant changedAt,
    String changedBy,
    String change,
    String about,
    boolean hasChangedStories,
    @Nullable Integer version,
    @Nullable Integer publishedRevision,
    @Nullable Instant publishedAt,
    @Nullable String publishedBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawnWhy,
    @Nullable Instant endedPlanAt,
    @Nullable String endedPlanBy,
    @Nullable Instant publishAt,
    @Nullable String scheduledBy,
    boolean bringsBack,
    @Nullable String failed) {

  public enum State {
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    CHANGED,
    WITHDRAWN
  }

  public State state() {
    if (withdrawnAt != null) {
      return State.WITHDRAWN;
    }
    if (isPlanned()) {
      return State.SCHEDULED;
    }
    if (publishedRevision == null) {
      return State.DRAFT;
    }
    return isAsPublished() ? State.PUBLISHED : State.CHANGED;
  }

  /// Whether the newest draft is what the newest version was made of.
  public boolean isAsPublished() {
    return publishedRevision != null && publishedRevision == revision && !hasChangedStories;
  }

  /// Whether the newest draft was made by arranging it on the screen, and not brought in, begun or frozen by a correction.
  public boolean isArranged() {
    return !change.equals("imported") && !change.equals("begun") && !change.equals("corrected");
  }

  /// Whether it is one story that comes out by itself.
  public boolean isSingle() {
    return kind == EditionKind.SINGLE;
  }

  public boolean isWithdrawn() {
    return withdrawnAt != null;
  }

  /// Whether it will be published at a time, by itself.
  public boolean isPlanned() {
    return publishAt != null && failed == null;
  }

  /// Where readers find it.
  public String path() {
    return Addresses.edition(audience, slug);
  }
}
