package dk.pip.newsroom.web;

import dk.pip.newsroom.Board;
import dk.pip.newsroom.BoardChange;
import dk.pip.newsroom.BoardEdition;
import dk.pip.newsroom.BoardItem;
import dk.pip.newsroom.BoardItem.Stage;
import dk.pip.newsroom.ColumnOwners;
import dk.pip.newsroom.EditionDay;
import dk.pip.newsroom.FixedColumn;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.people.Account;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the month board and the page of the fixed columns print.
public final class BoardPages {
  static final String BOARD = "/redaktion/maaned";
  static final String COLUMNS = BOARD + "/rubrikker";
  static final String LIST = "liste";

  private BoardPages() {}

  /// The address of a month.
  static String address(YearMonth month, boolean isList) {
    return BOARD + "/" + month + (isList ? "?vis=" + LIST : "");
  }

  /// Where something stands on the board.
  static String address(BoardItem item) {
    return address(item.month(), false) + "#" + anchor(item);
  }

  /// Where on the page something stands.
  static String anchor(BoardItem item) {
    var story = item.story();
    var promise = item.promise();
    if (story != null) {
      return "historie-" + story.id().value();
    }
    return promise != null ? "loefte-" + promise.id().value() : item.month() + "-" + Objects.requireNonNull(item.column()).id().value();
  }

  /// »januar«, with its year where it isn't this one's.
  static String monthName(YearMonth month, YearMonth near, Texts texts) {
    return month.getYear() == near.getYear() ? month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale()) : Dates.month(month, texts.language());
  }

  /// Somewhere to move something to.
  ///
  /// @param value as the form has it: the month, and after a slash the column; empty for no month
  public record Choice(String value, String name) {}

  /// The month board.
  ///
  /// @param isList whether it is shown as a list
  public record Look(MonthBoard.View view, boolean isList, StoryPages.Colleagues colleagues, Staff me, Instant now) {
    public Board board() {
      return view.month();
    }

    /// How far a story is with coming out by itself.
    public String facts(Board.Alone alone, Texts texts) {
      return StoryPages.single(alone.single(), now, texts);
    }

    public boolean isEditor() {
      return me.may(Role.EDITOR);
    }

    public String title(Board of, Texts texts) {
      return Dates.monthCapitalised(of.month(), texts.language());
    }

    public String address(YearMonth month) {
      return BoardPages.address(month, isList);
    }

    public String otherForm() {
      return BoardPages.address(board().month(), !isList);
    }

    public String monthName(YearMonth month, Texts texts) {
      return BoardPages.monthName(month, board().month(), texts);
    }

    /// »Udkommer torsdag 12. marts«, and how that is known.
    public String comesOut(Board of, Texts texts) {
      return day(of.day(), texts);
    }

    /// »Udkommer torsdag 12. marts. 3 af 5 er kommet«, of one of two editions.
    public String comesOut(Board of, BoardEdition edition, Texts texts) {
      var day = day(edition.day(), texts);
      return of.wanted(edition) == 0 ? day : day + ". " + texts.get("newsroom.board.progress", of.came(edition), of.wanted(edition));
    }

    private static String day(EditionDay day, Texts texts) {
      return texts.get("newsroom.board.day." + day.source().name().toLowerCase(Locale.ROOT), Dates.day(day.day(), texts.language()));
    }

    public String name(BoardEdition edition, Texts texts) {
      return texts.get("newsroom.board.edition." + edition.audience().name().toLowerCase(Locale.ROOT));
    }

    /// For which of two editions something is; null in a month that has one.
    public @Nullable String edition(BoardItem item, Texts texts) {
      var editions = item.editions();
      return editions.isEmpty()
          ? null
          : texts.get("newsroom.board.edition." + (editions.size() > 1 ? "both" : editions.iterator().next().name().toLowerCase(Locale.ROOT)));
    }

    /// The column and the edition, where it has one and there are two.
    public @Nullable String kind(BoardItem item, Texts texts) {
      var parts = new ArrayList<String>();
      var column = item.column();
      if (column != null) {
        parts.add(column.name());
      }
      var edition = edition(item, texts);
      if (edition != null) {
        parts.add(edition);
      }
      return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    private Stream<EditionDay> days() {
      return board().editions().isEmpty() ? Stream.of(board().day()) : board().editions().stream().map(BoardEdition::day);
    }

    public boolean maySayDay() {
      return isEditor() && days().anyMatch(EditionDay::isOpen);
    }

    public String dayTyped() {
      return days().filter(day -> day.source() == EditionDay.Source.WRITTEN).findFirst().map(day -> day.day().toString()).orElse("");
    }

    public String anchor(BoardItem item) {
      return BoardPages.anchor(item);
    }

    public String storyAddress(NewsroomStory story) {
      return StoryPages.address(story.id());
    }

    /// Where forms about a column of a month go.
    public String columnAddress(BoardItem item) {
      return BOARD + "/" + item.month() + "/rubrikker/" + Objects.requireNonNull(item.column()).id().value();
    }

    /// Where the forms that move something go.
    public String moveAddress(BoardItem item) {
      var story = item.story();
      return story != null ? moveAddress(story) : BOARD + "/loefter/" + Objects.requireNonNull(item.promise()).id().value() + "/plads";
    }

    public String moveAddress(NewsroomStory story) {
      return BOARD + "/historier/" + story.id().value() + "/plads";
    }

    public String dropAddress(BoardItem item) {
      var story = item.story();
      return story != null ? BOARD + "/historier/" + story.id().value() + "/opgivelse" : columnAddress(item) + "/loefte/annullering";
    }

    /// What stands there, in bold: the story, or that there is none.
    public String heading(BoardItem item, Texts texts) {
      var story = item.story();
      return story != null ? story.headline() : texts.get("newsroom.board.stage." + word(item.stage()));
    }

    private static String word(Stage stage) {
      return stage.name().toLowerCase(Locale.ROOT);
    }

    /// Whose turn it is; null where nobody is named.
    public @Nullable String who(BoardItem item, Texts texts) {
      var responsible = item.responsible();
      var column = item.column();
      if (responsible != null) {
        var unit = column == null || item.stage() != Stage.EMPTY ? null : view.owners().unit(column).map(Unit::name).orElse(null);
        var name = name(responsible, texts);
        return unit == null ? name : texts.get("newsroom.board.of-unit", unit, name);
      }
      return item.stage() == Stage.SKIPPED ? null : texts.get(item.story() != null && column == null ? "newsroom.board.nobody-yet" : "newsroom.board.nobody");
    }

    private String name(StaffId id, Texts texts) {
      return id.equals(me.id()) ? texts.get("newsroom.you") : colleagues.name(id, texts);
    }

    public String state(BoardItem item, Texts texts) {
      var story = item.story();
      return story != null ? texts.get("newsroom.state." + story.state().word()) : texts.get("newsroom.board.state." + word(item.stage()));
    }

    /// Until when, or that it should have been there.
    public @Nullable String until(BoardItem item, Texts texts) {
      var due = item.due();
      if (!item.stage().isOpen()) {
        return null;
      }
      if (due == null) {
        return item.isLate() ? texts.get("newsroom.board.missed") : null;
      }
      return texts.get(item.isLate() ? "newsroom.board.late" : "newsroom.row.deadline", Dates.day(due, texts.language()));
    }

    /// The same where a heading says what it is.
    public @Nullable String day(BoardItem item, Texts texts) {
      var due = item.due();
      return item.isLate() || due == null ? until(item, texts) : item.stage().isOpen() ? Dates.day(due, texts.language()) : null;
    }

    /// That it was promised for another month at first; null where it wasn't.
    public @Nullable String first(BoardItem item, Texts texts) {
      var promise = item.promise();
      return promise == null || promise.firstMonth().equals(promise.month()) ? null : texts.get("newsroom.board.first", monthName(promise.firstMonth(), texts));
    }

    public boolean mayMove(BoardItem item) {
      var promise = item.promise();
      return isEditor() && promise != null && (item.stage() == Stage.PROMISED || item.stage() == Stage.BEGUN || item.stage() == Stage.CAME && isMovable(item.story()));
    }

    private static boolean isMovable(@Nullable NewsroomStory story) {
      return story != null
          && switch (story.state()) {
            case SUBMITTED, APPROVED, PLACED -> true;
            default -> false;
          };
    }

    /// Whether one may promise it, or take that back.
    public boolean mayPromise(BoardItem item) {
      return item.column() != null && item.story() == null && item.stage() != Stage.SKIPPED;
    }

    /// Whether it is the turn of whoever looks.
    public boolean isMine(BoardItem item) {
      return !isEditor() || me.id().equals(item.responsible());
    }

    /// The month that what didn't come is moved to: the one after it, and not before the one that is made now.
    public YearMonth later(BoardItem item) {
      var after = item.month().plusMonths(1);
      return after.isBefore(view.next()) ? view.next() : after;
    }

    public String laterValue(BoardItem item) {
      var column = item.column();
      return later(item) + (column == null || item.story() != null && isTaken(later(item), column) ? "" : "/" + column.id().value());
    }

    private boolean isTaken(YearMonth month, FixedColumn column) {
      return column.hasEnded()
          || Stream.of(view.month(), view.after())
              .filter(board -> board.month().equals(month))
              .flatMap(board -> board.items().stream())
              .anyMatch(item -> item.column() != null && item.column().id().equals(column.id()) && item.story() != null);
    }

    /// Where something may be moved to: the free columns of the months that are shown, among the other stories, and away.
    ///
    /// @param here the value of where it is; null where it is on no month
    public List<Choice> choices(@Nullable String here, boolean isStory, Texts texts) {
      var choices = new ArrayList<Choice>();
      for (var board : List.of(view.month(), view.after())) {
        var month = monthName(board.month(), texts);
        if (isStory) {
          choices.add(new Choice(board.month().toString(), texts.get("newsroom.board.to.others", month)));
        }
        for (var item : board.columns()) {
          var column = Objects.requireNonNull(item.column());
          if (!column.hasEnded() && item.story() == null && (isStory || item.promise() == null)) {
            choices.add(new Choice(board.month() + "/" + column.id().value(), texts.get("newsroom.board.to.column", month, column.name())));
          }
        }
      }
      if (isStory && here != null) {
        choices.add(new Choice("", texts.get("newsroom.board.to.none")));
      }
      choices.removeIf(choice -> choice.value().equals(here));
      return choices;
    }

    public String value(BoardItem item) {
      var column = item.column();
      return item.month() + (column == null ? "" : "/" + column.id().value());
    }

    /// Those who may promise a column.
    public List<Account> writers() {
      return view.owners().writers();
    }

    public boolean isPromiser(Account account, BoardItem item) {
      return account.id().equals(item.responsible() == null ? me.id() : item.responsible());
    }

    /// What was done last, for whoever takes it back.
    public @Nullable String lastChange(Texts texts) {
      var change = view.lastChange();
      return change == null
          ? null
          : texts.get("newsroom.board.change." + change.kind().word(), change.about(), monthName(change.to(), texts)) + " " + when(change.at(), texts) + ", " + colleagues.name(change.by(), texts) + ".";
    }

    public String undoAddress(BoardChange change) {
      return BOARD + "/aendringer/" + change.id().value() + "/fortrydelse";
    }

    public String when(Instant at, Texts texts) {
      return Dates.near(at, now, texts);
    }

    /// »5 af 9 er kommet«.
    public String progress(Board of, Texts texts) {
      return texts.get("newsroom.board.progress", of.came(), of.wanted());
    }

    public boolean isEmptyBoard() {
      return view.columns().stream().allMatch(FixedColumn::hasEnded);
    }

    public List<BoardItem> filled(Board of) {
      return of.items().stream().filter(item -> item.stage() != Stage.EMPTY).toList();
    }

    public List<BoardItem> empty(Board of) {
      return of.items().stream().filter(item -> item.stage() == Stage.EMPTY).toList();
    }

    /// Who has changed the board last, for whoever has it open.
    public String changedBy(Texts texts) {
      var by = view.changedBy();
      return by == null ? "" : name(by, texts);
    }

    /// »Idé · Sofie Lund · Frist torsdag 19. marts«
    public String facts(NewsroomStory story, Texts texts) {
      var parts = new ArrayList<String>();
      parts.add(texts.get("newsroom.state." + story.state().word()));
      parts.add(story.assignee() == null && story.state() == dk.pip.newsroom.StoryState.IDEA ? texts.get("newsroom.board.nobody-yet") : name(story.writer(), texts));
      var deadline = StoryPages.deadline(story, texts);
      if (deadline != null) {
        parts.add(deadline);
      }
      return String.join(" · ", parts);
    }
  }

  /// The fixed columns.
  ///
  /// @param areForTwo whether each says for which of two editions it is
  public record Columns(List<FixedColumn> columns, boolean areForTwo, ColumnOwners owners, StoryPages.Colleagues colleagues) {
    public List<FixedColumn> going() {
      return columns.stream().filter(column -> !column.hasEnded()).toList();
    }

    public List<FixedColumn> ended() {
      return columns.stream().filter(FixedColumn::hasEnded).toList();
    }

    public String address(FixedColumn column) {
      return COLUMNS + "/" + column.id().value();
    }

    /// Who answers for it, and until when it is to be there.
    public String facts(FixedColumn column, Texts texts) {
      var edition = areForTwo ? texts.get("newsroom.board.edition." + column.audience().name().toLowerCase(Locale.ROOT)) + " · " : "";
      return edition + owner(column, texts) + " · " + texts.get("newsroom.columns.days", column.daysBefore()) + " · " + texts.get("newsroom.columns.reminded", column.reminderDays());
    }

    private String owner(FixedColumn column, Texts texts) {
      var unit = owners.unit(column).map(Unit::name).orElse(null);
      var person = owners.responsible(column).map(id -> colleagues.name(id, texts)).orElse(null);
      if (unit != null) {
        return person == null ? unit : texts.get("newsroom.board.of-unit", unit, person);
      }
      return person == null ? texts.get("newsroom.board.nobody") : person;
    }

    /// Whether somebody is named who can't be reminded: their account is closed, or they don't write here.
    public boolean isOrphaned(FixedColumn column) {
      return (column.owner() != null || column.unit() != null) && owners.responsible(column).isEmpty();
    }
  }

  /// The form of a fixed column.
  ///
  /// @param column null for a new one
  /// @param isForTwo whether it says for which of two editions it is
  public record ColumnPage(@Nullable FixedColumn column, ColumnForm form, boolean isForTwo, ColumnOwners owners, Problems problems) {
    public String address() {
      return column == null ? COLUMNS : COLUMNS + "/" + column.id().value();
    }

    public boolean isOrphaned() {
      return column != null && (column.owner() != null || column.unit() != null) && owners.responsible(column).isEmpty();
    }
  }

  static @Nullable LocalDate day(String typed) {
    return StoryController.day(typed);
  }
}
