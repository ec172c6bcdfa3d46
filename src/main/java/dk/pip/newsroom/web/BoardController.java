package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.BoardChangeId;
import dk.pip.newsroom.BoardResult;
import dk.pip.newsroom.ColumnId;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.MonthBoard.Place;
import dk.pip.newsroom.PromiseId;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The month board: looked at, as a board or a list, and changed.
@Controller
class BoardController {
  private static final String MONTH = BoardPages.BOARD + "/{month}";
  private static final String COLUMN = MONTH + "/rubrikker/{column}";

  private final MonthBoard board;
  private final People people;
  private final Settings settings;
  private final Clock clock;

  BoardController(MonthBoard board, People people, Settings settings, Clock clock) {
    this.board = board;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(BoardPages.BOARD)
  Page next(Staff staff, @RequestParam(defaultValue = "") String vis) {
    return page(staff, null, vis);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(MONTH)
  Page look(Staff staff, @PathVariable String month, @RequestParam(defaultValue = "") String vis) {
    return page(staff, Dates.readMonth(month).orElseThrow(NotFound::new), vis);
  }

  private Page page(Staff staff, @Nullable YearMonth month, String vis) {
    var colleagues = new StoryPages.Colleagues(people.list().stream().collect(Collectors.toMap(Account::id, it -> it)));
    return Page.of("newsroom/board.jte", new BoardPages.Look(board.look(staff, month), vis.equals(BoardPages.LIST), colleagues, staff, clock.instant()));
  }

  /// @param to the month, and after a slash the column; empty for no month
  /// @param shown the month that the page shows
  @Allowed(Role.EDITOR)
  @PostMapping(BoardPages.BOARD + "/historier/{story}/plads")
  String place(
      Staff staff,
      @PathVariable UUID story,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    var place = to.isBlank() ? null : place(to).orElseThrow(NotFound::new);
    return told(board.place(staff, new StoryId(story), seen, place), flash, shown, vis, "historie-" + story);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(BoardPages.BOARD + "/historier/{story}/opgivelse")
  String drop(
      Staff staff,
      @PathVariable UUID story,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    return told(board.drop(staff, new StoryId(story), seen), flash, shown, vis, "historie-" + story);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(BoardPages.BOARD + "/loefter/{promise}/plads")
  String move(
      Staff staff,
      @PathVariable UUID promise,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    var place = place(to).orElseThrow(NotFound::new);
    return told(board.move(staff, new PromiseId(promise), seen, place), flash, shown, vis, "loefte-" + promise);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(COLUMN + "/loefte")
  String promise(
      Staff staff,
      @PathVariable String month,
      @PathVariable UUID column,
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    var person = people.list().stream().map(Account::id).filter(id -> id.value().toString().equals(who)).findFirst().orElse(null);
    return told(board.promise(staff, place(month, column), seen, person, BoardPages.day(due)), flash, shown, vis, "");
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(COLUMN + "/loefte/annullering")
  String letGo(
      Staff staff,
      @PathVariable String month,
      @PathVariable UUID column,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    return told(board.letGo(staff, place(month, column), seen), flash, shown, vis, "");
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN + "/overspringning")
  String skip(
      Staff staff,
      @PathVariable String month,
      @PathVariable UUID column,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    return told(board.skip(staff, place(month, column), seen), flash, shown, vis, "");
  }

  @Allowed(Role.EDITOR)
  @PostMapping(COLUMN + "/overspringning/annullering")
  String unskip(
      Staff staff,
      @PathVariable String month,
      @PathVariable UUID column,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    return told(board.unskip(staff, place(month, column), seen), flash, shown, vis, "");
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(COLUMN + "/historie")
  String begin(
      Staff staff,
      @PathVariable String month,
      @PathVariable UUID column,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String vis,
      Flash flash) {
    var begun = board.begin(staff, place(month, column), seen);
    return begun.story() == null ? told(begun.result(), flash, shown, vis, "") : "redirect:" + StoryPages.address(begun.story());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(BoardPages.BOARD + "/aendringer/{change}/fortrydelse")
  String undo(
      Staff staff, @PathVariable UUID change, @RequestParam(defaultValue = "") String shown, @RequestParam(defaultValue = "") String vis, Flash flash) {
    if (board.undo(staff, new BoardChangeId(change)) instanceof BoardResult.Done) {
      flash.say("newsroom.board.undone");
    } else {
      flash.warn("newsroom.board.not-undone");
    }
    return back(shown, vis, "");
  }

  @Allowed(Role.EDITOR)
  @PostMapping(MONTH + "/dag")
  String comesOut(@PathVariable String month, @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String vis, Flash flash) {
    var of = Dates.readMonth(month).orElseThrow(NotFound::new);
    var read = BoardPages.day(day);
    if (read == null && !day.isBlank()) {
      flash.warn("newsroom.board.no-day");
    } else if (board.comesOut(of, read)) {
      flash.say("newsroom.board.day-saved");
    } else {
      flash.warn("newsroom.board.day-planned");
    }
    return back(month, vis, "");
  }

  private String told(BoardResult result, Flash flash, String shown, String vis, String anchor) {
    switch (result) {
      case BoardResult.Done _ -> {
        return back(shown, vis, anchor);
      }
      case BoardResult.Overtaken(var by, var at) -> {
        var texts = Texts.in(settings.language());
        var name = by == null ? texts.get("newsroom.board.somebody") : people.findAccount(by).map(Account::name).orElse(texts.get("newsroom.board.somebody"));
        flash.warn("newsroom.board.overtaken", name, at == null ? "" : Dates.near(at, clock.instant(), texts));
      }
      case BoardResult.Taken(var column, var has) -> flash.warn("newsroom.board.taken", column, has);
      case BoardResult.NotNow _ -> flash.warn("newsroom.board.not-now");
      case BoardResult.Gone _ -> flash.warn("newsroom.board.gone");
    }
    return back(shown, vis, anchor);
  }

  private static String back(String shown, String vis, String anchor) {
    var isList = vis.equals(BoardPages.LIST);
    var address = Dates.readMonth(shown).map(month -> BoardPages.address(month, isList)).orElse(BoardPages.BOARD + (isList ? "?vis=" + BoardPages.LIST : ""));
    return "redirect:" + address + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private static Place place(String month, UUID column) {
    return new Place(Dates.readMonth(month).orElseThrow(NotFound::new), new ColumnId(column));
  }

  private static Optional<Place> place(String typed) {
    var parts = typed.split("/", 2);
    var month = Dates.readMonth(parts[0]);
    if (month.isEmpty() || parts.length == 1) {
      return month.map(of -> new Place(of, null));
    }
    try {
      return Optional.of(new Place(month.get(), new ColumnId(UUID.fromString(parts[1]))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
