package dk.pip.newsroom;

import dk.pip.editions.Arrangement;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.StoryId;
import dk.pip.events.Events;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import dk.pip.shared.Role;
import dk.pip.shared.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The month board: what is promised by whom for the coming editions. Editors see and change all of it; contributors see what
/// is theirs, and promise for the columns that they answer for.
@Service
public class MonthBoard {
  /// The deadline of a story that stands in no column and has none of its own, in working days ahead of the edition.
  static final int USUAL_DAYS = 3;

  /// How long a change can be taken back from the board.
  private static final Duration UNDONE_FOR = Duration.ofDays(7);

  /// How many days ahead somebody is told on the desk.
  private static final int SOON = 7;

  private static final int MOST_UNPLANNED = 60;
  private static final Set<StoryState> OPEN = Set.of(StoryState.IDEA, StoryState.DRAFT);
  private static final Set<StoryState> MOVABLE =
      Set.of(StoryState.IDEA, StoryState.DRAFT, StoryState.SUBMITTED, StoryState.APPROVED, StoryState.PLACED);

  private final Promises promises;
  private final BoardChanges changes;
  private final FixedColumns columns;
  private final NewsroomStories stories;
  private final Newsroom newsroom;
  private final EditionDays days;
  private final Arrangement arrangement;
  private final Told told;
  private final Events events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MonthBoard(
      Promises promises,
      BoardChanges changes,
      FixedColumns columns,
      NewsroomStories stories,
      Newsroom newsroom,
      EditionDays days,
      Arrangement arrangement,
      Told told,
      Events events,
      TransactionTemplate transaction,
      Clock clock) {
    this.promises = promises;
    this.changes = changes;
    this.columns = columns;
    this.stories = stories;
    this.newsroom = newsroom;
    this.days = days;
    this.arrangement = arrangement;
    this.told = told;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// All that somebody looks at, read at one moment.
  ///
  /// @param month the one that was asked for
  /// @param after the one after it
  /// @param left what was promised for months before, and never came
  /// @param unplanned stories that no month has; none for contributors
  /// @param next the month of the edition that is made now
  /// @param lastChange what can be taken back; null where there is nothing
  /// @param stamp another after each change
  public record View(
      Board month,
      Board after,
      List<BoardItem> left,
      List<NewsroomStory> unplanned,
      List<FixedColumn> columns,
      ColumnOwners owners,
      YearMonth next,
      @Nullable BoardChange lastChange,
      String stamp,
      @Nullable StaffId changedBy) {}

  /// What a story is meant for.
  ///
  /// @param column the name of the fixed column; empty among the other stories
  public record Meant(YearMonth month, String column) {}

  /// The month that a story is promised for.
  public Optional<Meant> meantFor(StoryId story) {
    return promises.of(story).map(promise -> new Meant(promise.month(), Optional.ofNullable(promise.column()).flatMap(columns::find).map(FixedColumn::name).orElse("")));
  }

  /// What is known while a board is read.
  ///
  /// @param placed the stories of the two editions of the months that were asked about
  private record Known(EditionDays.Known days, List<FixedColumn> columns, ColumnOwners owners, Map<YearMonth, Map<Audience, Set<StoryId>>> placed) {
    Optional<FixedColumn> column(@Nullable ColumnId id) {
      return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }
  }

  private Known known() {
    return new Known(days.known(), columns.list(), columns.owners(), new HashMap<>());
  }

  /// Whether a month has, or is to have, one edition for everybody and one for staff.
  private static boolean hasTwo(YearMonth month, Known known) {
    return known.days().hasTwo(month)
        || !month.isBefore(known.days().next()) && known.columns().stream().anyMatch(column -> !column.hasEnded() && column.audience() == Audience.STAFF) && known.days().hasBothAudiences();
  }

  /// For which of the two it is: where it stands already, or else as its story or its column says.
  private Set<Audience> editionsOf(YearMonth month, @Nullable FixedColumn column, @Nullable NewsroomStory story, Known known) {
    if (!hasTwo(month, known)) {
      return Set.of();
    }
    if (story != null) {
      var placed = known.placed().computeIfAbsent(month, of -> placed(of, known));
      var there = placed.entrySet().stream().filter(each -> each.getValue().contains(story.id())).map(Map.Entry::getKey).collect(Collectors.toSet());
      if (!there.isEmpty()) {
        return there;
      }
      if (story.audience() == Audience.STAFF) {
        return Set.of(Audience.STAFF);
      }
    }
    return Set.of(column == null ? Audience.PUBLIC : column.audience());
  }

  private Map<Audience, Set<StoryId>> placed(YearMonth month, Known known) {
    return known.days().editions(month).stream().collect(Collectors.toMap(EditionSummary::audience, edition -> Set.copyOf(storiesOf(edition))));
  }

  private Collection<StoryId> storiesOf(EditionSummary edition) {
    return arrangement.find(edition.id()).map(Arrangement.Arrangeable::stories).orElse(Map.of()).values();
  }

  private static boolean isOut(YearMonth month, Set<Audience> editions, Known known) {
    return editions.isEmpty() ? known.days().isOut(month) : editions.stream().allMatch(audience -> known.days().isOut(month, audience));
  }

  /// When it comes out; of two, the first.
  private static LocalDate day(YearMonth month, Set<Audience> editions, Known known) {
    return editions.stream().map(audience -> known.days().day(month, audience).day()).min(Comparator.naturalOrder()).orElseGet(() -> known.days().day(month).day());
  }

  /// @param month null for the one that is made now
  public View look(Staff who, @Nullable YearMonth month) {
    var known = known();
    var next = known.days().next();
    var of = month == null ? next : month;
    var isEditor = who.may(Role.EDITOR);
    var latest = changes.latest();
    return new View(
        board(who, of, known),
        board(who, of.plusMonths(1), known),
        left(who, of, known),
        isEditor ? stories.unplanned(MOST_UNPLANNED) : List.of(),
        known.columns(),
        known.owners(),
        next,
        isEditor ? changes.last(of, clock.instant().minus(UNDONE_FOR)).orElse(null) : null,
        latest.map(BoardChanges.Latest::stamp).orElse(""),
        latest.map(BoardChanges.Latest::by).orElse(null));
  }

  private Board board(Staff who, YearMonth month, Known known) {
    var of = promises.of(month);
    var items = items(month, of, known).stream().filter(item -> maySee(who, item, known)).toList();
    var there = known.days().editions(month);
    var edition = there.isEmpty() ? null : there.getFirst();
    return new Board(month, known.days().day(month), edition, editions(month, known), known.days().isOut(month), items, alone(who, month), alsoIn(who, there, of), known.days().today());
  }

  private static List<BoardEdition> editions(YearMonth month, Known known) {
    return hasTwo(month, known)
        ? Stream.of(Audience.PUBLIC, Audience.STAFF)
            .map(audience -> new BoardEdition(audience, known.days().edition(month, audience).orElse(null), known.days().day(month, audience)))
            .toList()
        : List.of();
  }

  private List<Board.Alone> alone(Staff who, YearMonth month) {
    var byStory = new LinkedHashMap<StoryId, EditionSummary>();
    arrangement.singles(month).forEach((story, single) -> byStory.put(story, single));
    var known = stories.findAll(byStory.keySet()).stream().collect(Collectors.toMap(NewsroomStory::id, story -> story));
    return byStory.entrySet().stream()
        .flatMap(it -> Stream.ofNullable(known.get(it.getKey())).map(story -> new Board.Alone(story, it.getValue())))
        .filter(it -> who.may(Role.EDITOR) || it.story().belongsTo(who.id()))
        .toList();
  }

  private List<NewsroomStory> alsoIn(Staff who, List<EditionSummary> editions, List<Promise> of) {
    var here = of.stream().flatMap(promise -> Stream.ofNullable(promise.story())).toList();
    var there = editions.stream().flatMap(edition -> storiesOf(edition).stream()).collect(Collectors.toSet());
    return stories.findAll(there).stream().filter(story -> !here.contains(story.id()) && (who.may(Role.EDITOR) || story.belongsTo(who.id()))).toList();
  }

  private List<BoardItem> left(Staff who, YearMonth before, Known known) {
    var open = promises.openBefore(before);
    var inHand = stories(open);
    return open.stream().map(promise -> item(promise, known, inHand)).filter(item -> item.isLate() && maySee(who, item, known)).toList();
  }

  private List<BoardItem> items(YearMonth month, List<Promise> of, Known known) {
    var inHand = stories(of);
    var byColumn = of.stream().filter(it -> it.column() != null).collect(Collectors.toMap(Promise::column, it -> it));
    var items = new ArrayList<BoardItem>();
    for (var column : known.columns()) {
      var promise = byColumn.get(column.id());
      if (promise != null) {
        items.add(item(promise, known, inHand));
      } else if (!column.hasEnded() && !month.isBefore(column.fromMonth()) && !isOut(month, editionsOf(month, column, null, known), known)) {
        items.add(item(month, column, null, null, known));
      }
    }
    of.stream()
        .filter(it -> it.column() == null)
        .map(it -> item(it, known, inHand))
        .sorted(Comparator.comparing(BoardItem::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .forEach(items::add);
    return items;
  }

  private Map<StoryId, NewsroomStory> stories(List<Promise> of) {
    var ids = of.stream().flatMap(it -> Stream.ofNullable(it.story())).toList();
    return stories.findAll(ids).stream().collect(Collectors.toMap(NewsroomStory::id, it -> it));
  }

  private BoardItem item(Promise promise, Known known, Map<StoryId, NewsroomStory> inHand) {
    var story = promise.story() == null ? null : inHand.get(promise.story());
    return item(promise.month(), known.column(promise.column()).orElse(null), promise, story, known);
  }

  private BoardItem item(YearMonth month, @Nullable FixedColumn column, @Nullable Promise promise, @Nullable NewsroomStory story, Known known) {
    var stage = stage(promise, story);
    var responsible = responsible(column, promise, story, known.owners());
    var editions = editionsOf(month, column, story, known);
    var due = due(column, promise, story, responsible, day(month, editions, known));
    var isOut = isOut(month, editions, known);
    var isLate = stage.isOpen() && (due != null && due.isBefore(known.days().today()) || isOut);
    return new BoardItem(month, column, promise, story, responsible, due, stage, editions, isLate, isOut);
  }

  private static BoardItem.Stage stage(@Nullable Promise promise, @Nullable NewsroomStory story) {
    if (promise == null) {
      return BoardItem.Stage.EMPTY;
    }
    if (story == null) {
      return promise.isSkipped() ? BoardItem.Stage.SKIPPED : BoardItem.Stage.PROMISED;
    }
    return OPEN.contains(story.state()) ? BoardItem.Stage.BEGUN : story.state() == StoryState.DROPPED ? BoardItem.Stage.DROPPED : BoardItem.Stage.CAME;
  }

  private static @Nullable StaffId responsible(@Nullable FixedColumn column, @Nullable Promise promise, @Nullable NewsroomStory story, ColumnOwners owners) {
    if (story != null && (story.state() != StoryState.IDEA || story.assignee() != null)) {
      return story.writer();
    }
    if (promise != null && promise.by() != null) {
      return promise.by();
    }
    return column == null ? null : owners.responsible(column).orElse(null);
  }

  private static @Nullable LocalDate due(
      @Nullable FixedColumn column, @Nullable Promise promise, @Nullable NewsroomStory story, @Nullable StaffId responsible, LocalDate comesOut) {
    if (story != null && story.deadline() != null) {
      return story.deadline();
    }
    if (promise != null && promise.due() != null) {
      return promise.due();
    }
    if (column == null && responsible == null) {
      return null;
    }
    return WorkingDays.before(comesOut, column == null ? USUAL_DAYS : column.daysBefore());
  }

  /// Contributors see what they write, and the columns that they answer for; not what others write in them.
  private static boolean maySee(Staff who, BoardItem item, Known known) {
    if (who.may(Role.EDITOR)) {
      return true;
    }
    var story = item.story();
    return story != null ? story.belongsTo(who.id()) : isTheirs(who, item, known);
  }

  private static boolean isTheirs(Staff who, BoardItem item, Known known) {
    var column = item.column();
    return who.id().equals(item.responsible()) || column != null && known.owners().responsible(column).filter(who.id()::equals).isPresent();
  }

  /// All that is still to come in the months that are under way, and what is left of those before.
  List<BoardItem> open() {
    var known = known();
    var next = known.days().next();
    var items = new ArrayList<BoardItem>();
    var before = promises.openBefore(next);
    var inHand = stories(before);
    before.forEach(promise -> items.add(item(promise, known, inHand)));
    for (var ahead = 0; ahead <= 2; ahead++) {
      items.addAll(items(next.plusMonths(ahead), promises.of(next.plusMonths(ahead)), known));
    }
    return items.stream().filter(item -> item.stage().isOpen()).toList();
  }

  /// What on the board waits for somebody: theirs, where the day is near or has passed, and for editors what others are late with.
  public List<BoardItem> waiting(Staff who) {
    var known = known();
    var soon = known.days().today().plusDays(SOON);
    return open().stream()
        .filter(item -> maySee(who, item, known))
        .filter(item -> who.id().equals(item.responsible()) ? item.due() != null && !item.due().isAfter(soon) : item.isLate() && who.may(Role.EDITOR))
        .toList();
  }

  /// Where something is to stand.
  ///
  /// @param column null for among the other stories
  public record Place(YearMonth month, @Nullable ColumnId column) {}

  /// Puts a story on a month, or elsewhere on the board. For editors.
  ///
  /// @param seen its stamp when it was looked at; empty where it stood on no month
  /// @param to null for no month
  public BoardResult place(Staff by, StoryId id, String seen, @Nullable Place to) {
    return change(() -> {
      var story = newsroom.find(by, id).orElse(null);
      if (story == null || !by.may(Role.EDITOR)) {
        return new BoardResult.Gone();
      }
      var there = promises.of(id).orElse(null);
      if (isOvertaken(there, seen)) {
        return overtaken(id.value());
      }
      if (to == null) {
        return there == null ? new BoardResult.Done() : takeOff(by, there, story.headline(), BoardChange.Kind.TAKEN_OFF);
      }
      if (!MOVABLE.contains(story.state())) {
        return new BoardResult.NotNow();
      }
      var fresh = there == null ? new Promise(freshId(), UUID.randomUUID(), to.month(), to.month(), null, id, null, null, false) : there;
      return put(by, there, fresh, to, story.headline(), there == null ? BoardChange.Kind.PLACED : BoardChange.Kind.MOVED);
    });
  }

  /// Moves what somebody has promised, before there is a story. For editors.
  public BoardResult move(Staff by, PromiseId id, String seen, Place to) {
    return change(() -> {
      var there = promises.find(id).orElse(null);
      if (there == null || !by.may(Role.EDITOR)) {
        return new BoardResult.Gone();
      }
      if (isOvertaken(there, seen)) {
        return overtaken(subject(there));
      }
      if (there.story() != null || there.isSkipped() || to.column() == null) {
        return new BoardResult.NotNow();
      }
      return put(by, there, there, to, name(there), BoardChange.Kind.MOVED);
    });
  }

  /// Puts it there, where the column has nothing, or only what was promised for it.
  private BoardResult put(Staff by, @Nullable Promise before, Promise moved, Place to, String about, BoardChange.Kind kind) {
    var column = to.column();
    var target = column == null ? null : columns.find(column).orElse(null);
    if (column != null && (target == null || target.hasEnded())) {
      return new BoardResult.Gone();
    }
    if (before != null && before.month().equals(to.month()) && Objects.equals(before.column(), column)) {
      return new BoardResult.Done();
    }
    var inTheWay = column == null ? null : promises.in(to.month(), column).orElse(null);
    if (inTheWay != null && target != null && (inTheWay.story() != null || moved.story() == null && !inTheWay.isSkipped())) {
      return new BoardResult.Taken(target.name(), name(inTheWay));
    }
    var from = before == null ? to.month() : before.month();
    return noted(by, kind, about, subject(moved), from, to.month(), ids(moved, inTheWay), () -> {
      if (inTheWay != null) {
        promises.remove(inTheWay.id());
      }
      promises.put(moved.movedTo(to.month(), column), clock.instant());
    });
  }

  private BoardResult takeOff(Staff by, Promise there, String about, BoardChange.Kind kind) {
    return noted(by, kind, about, subject(there), there.month(), there.month(), ids(there, null), () -> promises.remove(there.id()));
  }

  /// Gives a story up that never came; it stays on its month. For editors.
  public BoardResult drop(Staff by, StoryId id, String seen) {
    return change(() -> {
      var story = newsroom.find(by, id).orElse(null);
      var there = promises.of(id).orElse(null);
      if (story == null || there == null || !by.may(Role.EDITOR)) {
        return new BoardResult.Gone();
      }
      if (isOvertaken(there, seen)) {
        return overtaken(id.value());
      }
      if (newsroom.drop(by, id) != Newsroom.StepResult.DONE) {
        return new BoardResult.NotNow();
      }
      return noted(by, BoardChange.Kind.DROPPED, story.headline(), id.value(), there.month(), there.month(), ids(there, null), story.state(), () -> promises.put(there, clock.instant()));
    });
  }

  /// Says that somebody will fill a column: for editors whoever they name, for others only themselves.
  ///
  /// @param who null for whoever says so
  /// @param due null for the column's deadline
  public BoardResult promise(Staff by, Place place, String seen, @Nullable StaffId who, @Nullable LocalDate due) {
    return column(by, place, seen, (column, there) -> {
      if (there != null && there.story() != null) {
        return new BoardResult.NotNow();
      }
      var promised = who == null || !by.may(Role.EDITOR) ? by.id() : who;
      if (columns.owners().writers().stream().noneMatch(account -> account.id().equals(promised))) {
        return new BoardResult.Gone();
      }
      var id = there == null ? freshId() : there.id();
      var first = there == null ? place.month() : there.firstMonth();
      var fresh = new Promise(id, UUID.randomUUID(), place.month(), first, column.id(), null, promised, by.may(Role.EDITOR) ? due : null, false);
      if (!promised.equals(by.id())) {
        var until = due == null ? WorkingDays.before(day(place.month(), column), column.daysBefore()) : due;
        told.turn(promised, Told.thing(column.id(), place.month()), clock.instant());
        events.publish(new ColumnPromised(column.id(), place.month().toString(), promised, by.id(), until, clock.instant()));
      }
      return noted(by, BoardChange.Kind.PROMISED, column.name(), column.id().value(), place.month(), place.month(), Set.of(id), () -> promises.put(fresh, clock.instant()));
    });
  }

  private LocalDate day(YearMonth month, FixedColumn column) {
    var known = known();
    return day(month, editionsOf(month, column, null, known), known);
  }

  /// Takes a promise back: the column is empty again.
  public BoardResult letGo(Staff by, Place place, String seen) {
    return column(by, place, seen, (column, there) -> {
      if (there == null || there.story() != null || there.isSkipped()) {
        return new BoardResult.NotNow();
      }
      return takeOff(by, there, column.name(), BoardChange.Kind.LET_GO);
    });
  }

  /// Leaves a column out that month. For editors.
  public BoardResult skip(Staff by, Place place, String seen) {
    return column(by, place, seen, (column, there) -> {
      if (!by.may(Role.EDITOR)) {
        return new BoardResult.Gone();
      }
      if (there != null && (there.story() != null || there.isSkipped())) {
        return new BoardResult.NotNow();
      }
      var id = there == null ? freshId() : there.id();
      var first = there == null ? place.month() : there.firstMonth();
      var fresh = new Promise(id, UUID.randomUUID(), place.month(), first, column.id(), null, null, null, true);
      return noted(by, BoardChange.Kind.SKIPPED, column.name(), column.id().value(), place.month(), place.month(), Set.of(id), () -> promises.put(fresh, clock.instant()));
    });
  }

  public BoardResult unskip(Staff by, Place place, String seen) {
    return column(by, place, seen, (column, there) -> {
      if (!by.may(Role.EDITOR)) {
        return new BoardResult.Gone();
      }
      return there == null || !there.isSkipped() ? new BoardResult.NotNow() : takeOff(by, there, column.name(), BoardChange.Kind.UNSKIPPED);
    });
  }

  /// A story that was begun in a column; null where it wasn't.
  public record BegunInColumn(BoardResult result, @Nullable StoryId story) {}

  /// Begins the story of a column, which has the column's name until it gets a headline.
  public BegunInColumn begin(Staff by, Place place, String seen) {
    var begun = new StoryId[1];
    var result = column(by, place, seen, (column, there) -> {
      if (there != null && (there.story() != null || there.isSkipped())) {
        return new BoardResult.NotNow();
      }
      var story = newsroom.begin(by, column.name(), false);
      if (column.audience() == Audience.STAFF) {
        stories.assign(story, null, null, Audience.STAFF);
      }
      begun[0] = story;
      var id = there == null ? freshId() : there.id();
      var first = there == null ? place.month() : there.firstMonth();
      var fresh = new Promise(id, UUID.randomUUID(), place.month(), first, column.id(), story, null, there == null ? null : there.due(), false);
      return noted(by, BoardChange.Kind.BEGUN, column.name(), story.value(), place.month(), place.month(), Set.of(id), () -> promises.put(fresh, clock.instant()));
    });
    return new BegunInColumn(result, result instanceof BoardResult.Done ? begun[0] : null);
  }

  private interface ColumnWork {
    BoardResult in(FixedColumn column, @Nullable Promise there);
  }

  /// Does something to a column of a month that is theirs: for others it isn't there.
  private BoardResult column(Staff by, Place place, String seen, ColumnWork work) {
    return change(() -> {
      var known = known();
      var column = known.column(place.column()).orElse(null);
      var there = column == null ? null : promises.in(place.month(), column.id()).orElse(null);
      if (column == null || column.hasEnded() && there == null) {
        return new BoardResult.Gone();
      }
      var inHand = there == null ? Map.<StoryId, NewsroomStory>of() : stories(List.of(there));
      var item = there == null ? item(place.month(), column, null, null, known) : item(there, known, inHand);
      if (!by.may(Role.EDITOR) && !isTheirs(by, item, known)) {
        return new BoardResult.Gone();
      }
      return isOvertaken(there, seen) ? overtaken(there == null || there.story() == null ? column.id().value() : there.story().value()) : work.in(column, there);
    });
  }

  /// Takes a change back, as long as what it left is as it left it. For editors.
  public BoardResult undo(Staff by, BoardChangeId id) {
    try {
      return change(() -> {
        var made = changes.find(id).orElse(null);
        if (made == null || !by.may(Role.EDITOR)) {
          return new BoardResult.Gone();
        }
        if (!changes.isAsLeft(id)) {
          return new BoardResult.NotNow();
        }
        var state = changes.stateBefore(id).orElse(null);
        if (state != null && !newsroom.takeUpAgain(by, new StoryId(changes.subject(id)), state)) {
          return new BoardResult.NotNow();
        }
        changes.putBack(id, clock.instant());
        return new BoardResult.Done();
      });
    } catch (DataIntegrityViolationException e) {
      // Its column has something else by now, or the story is gone.
      return new BoardResult.NotNow();
    }
  }

  /// Says when the edition of a month comes out, as long as it isn't planned. For editors.
  ///
  /// @param day null for it to be worked out again
  public boolean comesOut(YearMonth month, @Nullable LocalDate day) {
    var known = known();
    var two = editions(month, known);
    var all = two.isEmpty() ? List.of(known.days().day(month)) : two.stream().map(BoardEdition::day).toList();
    if (all.stream().noneMatch(EditionDay::isOpen)) {
      return false;
    }
    days.write(month, day);
    return true;
  }

  /// Once a day what nobody takes back any more is forgotten.
  void forget() {
    changes.forget(clock.instant().minus(Duration.ofDays(90)));
  }

  private BoardResult change(Supplier<BoardResult> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              promises.lock();
              return work.get();
            }));
  }

  private BoardResult noted(Staff by, BoardChange.Kind kind, String about, UUID subject, YearMonth from, YearMonth to, Set<PromiseId> concerned, Runnable work) {
    return noted(by, kind, about, subject, from, to, concerned, null, work);
  }

  private BoardResult noted(
      Staff by, BoardChange.Kind kind, String about, UUID subject, YearMonth from, YearMonth to, Set<PromiseId> concerned, @Nullable StoryState stateBefore, Runnable work) {
    var before = promises.snapshot(concerned);
    work.run();
    var at = clock.instant();
    var change = new BoardChange(new BoardChangeId(Id.fresh(at)), kind, about, from, to, at, by.id());
    changes.add(change, subject, before, promises.snapshot(concerned), stateBefore);
    return new BoardResult.Done();
  }

  private static boolean isOvertaken(@Nullable Promise there, String seen) {
    return !seen.equals(there == null ? "" : there.stamp().toString());
  }

  private BoardResult overtaken(UUID subject) {
    var last = changes.lastOf(subject);
    return new BoardResult.Overtaken(last.map(BoardChange::by).orElse(null), last.map(BoardChange::at).orElse(null));
  }

  private static Set<PromiseId> ids(Promise one, @Nullable Promise other) {
    var ids = new LinkedHashSet<PromiseId>();
    ids.add(one.id());
    if (other != null) {
      ids.add(other.id());
    }
    return ids;
  }

  private PromiseId freshId() {
    return new PromiseId(Id.fresh(clock.instant()));
  }

  private static UUID subject(Promise promise) {
    var story = promise.story();
    return story != null ? story.value() : Objects.requireNonNull(promise.column()).value();
  }

  private String name(Promise promise) {
    var story = promise.story();
    var headline = story == null ? Optional.<String>empty() : stories.find(story).map(NewsroomStory::headline);
    var column = promise.column();
    return headline.or(() -> column == null ? Optional.empty() : columns.find(column).map(FixedColumn::name)).orElse("");
  }
}
