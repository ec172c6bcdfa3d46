package dk.pip.guides;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A page in the tree of guides, without its text.
///
/// @param parent the page that it stands below; null at the top
/// @param name the last part of its address: `billeder-af-boern`
/// @param placed how often it was put somewhere, by which a move is known that somebody else has made meanwhile
/// @param audience its own; [GuideTree#audience] says whom it is for where it stands
/// @param title as it is written now; readers see that of the publication
/// @param owner who answers for it, if it is a person
/// @param unit who answers for it, if it is a unit
/// @param reviewBy when somebody is to have looked at it again
/// @param reviewShown whether readers are told of that date
/// @param publication what readers see of it; null where nothing was published yet
/// @param newest the number of the version that is written now
/// @param takenDownWith the page with which it was taken down, which may be itself
public record Guide(
    GuideId id,
    @Nullable GuideId parent,
    int position,
    String name,
    int placed,
    StaffId placedBy,
    Instant placedAt,
    Audience audience,
    String title,
    int revision,
    @Nullable StaffId owner,
    @Nullable UnitId unit,
    @Nullable LocalDate reviewBy,
    boolean reviewShown,
    @Nullable Instant reviewedAt,
    @Nullable StaffId reviewedBy,
    Instant madeAt,
    Instant changedAt,
    StaffId changedBy,
    @Nullable Instant takenDownAt,
    @Nullable GuideId takenDownWith,
    int newest,
    @Nullable Publication publication) {

  /// What readers see.
  ///
  /// @param number of the version
  public record Publication(int number, String title, Instant at, StaffId by) {}

  public boolean isTakenDown() {
    return takenDownAt != null;
  }

  /// Whether something is written that readers don't see yet.
  public boolean isChanged() {
    return publication != null && publication.number() != newest;
  }

  /// Whether the day has passed on which somebody should have looked at it again.
  public boolean isOverdue(LocalDate today) {
    return reviewBy != null && reviewBy.isBefore(today);
  }
}
