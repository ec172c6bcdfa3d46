package dk.pip.newsroom;

import dk.pip.editions.EditionSummary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody may see of a month on the board.
///
/// @param edition null where none is begun; where there are two, the one for everybody
/// @param editions the two of a month that has one for everybody and one for staff; none elsewhere
/// @param isOut whether it is out
/// @param alone stories that come or came out by themselves in the month, the first one first
/// @param alsoIn stories of the month's edition that stand nowhere on the board
/// @param items the fixed columns in their order, and then the other stories, the first deadline first
public record Board(YearMonth month, EditionDay day, @Nullable EditionSummary edition, List<BoardEdition> editions, boolean isOut, List<BoardItem> items, List<Alone> alone, List<NewsroomStory> alsoIn, LocalDate today) {

  /// A story that comes or came out by itself.
  public record Alone(NewsroomStory story, EditionSummary single) {}


  public List<BoardItem> columns() {
    return items.stream().filter(item -> item.column() != null).toList();
  }

  public List<BoardItem> others() {
    return items.stream().filter(item -> item.column() == null).toList();
  }

  /// How many are wanted: all that weren't left out or given up.
  public int wanted() {
    return wanted(items);
  }

  public int came() {
    return came(items);
  }

  public int wanted(BoardEdition edition) {
    return wanted(of(edition));
  }

  public int came(BoardEdition edition) {
    return came(of(edition));
  }

  private List<BoardItem> of(BoardEdition edition) {
    return items.stream().filter(item -> item.editions().contains(edition.audience())).toList();
  }

  private static int wanted(List<BoardItem> items) {
    return (int) items.stream().filter(item -> item.stage().isOpen() || item.stage() == BoardItem.Stage.CAME).count();
  }

  private static int came(List<BoardItem> items) {
    return (int) items.stream().filter(item -> item.stage() == BoardItem.Stage.CAME).count();
  }
}
