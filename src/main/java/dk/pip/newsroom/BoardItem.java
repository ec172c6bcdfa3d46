package dk.pip.newsroom;

import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing on the month board: a fixed column, filled or not, or a story among the others.
///
/// @param column null for a story among the others
/// @param promise null for a column that is empty
/// @param story null as long as there is none
/// @param responsible whose turn it is; null where that is nobody
/// @param due until when; null where no day is known, or nobody has promised it
/// @param editions for whom the editions are that it is promised for, in a month that has two; none elsewhere
/// @param isLate whether the day has passed and it hasn't come
/// @param isOut whether the edition that it is for is out
public record BoardItem(
    YearMonth month,
    @Nullable FixedColumn column,
    @Nullable Promise promise,
    @Nullable NewsroomStory story,
    @Nullable StaffId responsible,
    @Nullable LocalDate due,
    Stage stage,
    Set<Audience> editions,
    boolean isLate,
    boolean isOut) {

  /// How far it is.
  public enum Stage {
    /// Nothing is there, and nobody has promised anything.
    EMPTY,
    /// Somebody has promised it, and there is no story yet.
    PROMISED,
    /// The column is left out that month.
    SKIPPED,
    /// The story is an idea or being written.
    BEGUN,
    /// The story was handed in, or is further.
    CAME,
    /// It came to nothing.
    DROPPED;

    /// Whether something is still to come.
    public boolean isOpen() {
      return this == EMPTY || this == PROMISED || this == BEGUN;
    }
  }

  /// What whoever changes it says that they saw; empty where nothing is promised.
  public String stamp() {
    return promise == null ? "" : promise.stamp().toString();
  }

  /// What it is called where it is spoken of: the story, or its column.
  public String name() {
    return story != null ? story.headline() : column != null ? column.name() : "";
  }
}
