package dk.pip.newsroom;

import dk.pip.editions.EditionSummary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody may see of a month on the board.
///
/// @param edition null where none is begun
/// @param isOut whether it is out
/// @param alsoIn stories of the month's edition that stand nowhere on the board
/// @param items the fixed columns in their order, and then the other stories, the first deadline first
public record Board(YearMonth month, EditionDay day, @Nullable EditionSummary edition, boolean isOut, List<BoardItem> items, List<NewsroomStory> alsoIn, LocalDate today) {

  public List<BoardItem> columns() {
    return items.stream().filter(item -> item.column() != null).toList();
  }

  public List<BoardItem> others() {
    return items.stream().filter(item -> item.column() == null).toList();
  }

  /// How many are wanted: all that weren't left out or given up.
  public int wanted() {
    return (int) items.stream().filter(item -> item.stage().isOpen() || item.stage() == BoardItem.Stage.CAME).count();
  }

  public int came() {
    return (int) items.stream().filter(item -> item.stage() == BoardItem.Stage.CAME).count();
  }
}
