package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.Arrangement;
import dk.pip.editions.DraftStories;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.library.Library;
import dk.pip.newsroom.BoardItem;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.StoryState;
import dk.pip.newsroom.StoryStep;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Everybody's start: what waits for them, the oldest first.
@Controller
class DeskController {
  private static final int SOON = 7;
  private static final int LONGEST_TITLE = 80;

  private final Newsroom newsroom;
  private final MonthBoard board;
  private final Editions editions;
  private final Arrangement arrangement;
  private final Library library;
  private final People people;
  private final Clock clock;

  DeskController(Newsroom newsroom, MonthBoard board, Editions editions, Arrangement arrangement, Library library, People people, Clock clock) {
    this.newsroom = newsroom;
    this.board = board;
    this.editions = editions;
    this.arrangement = arrangement;
    this.library = library;
    this.people = people;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/redaktion")
  Page desk(Staff staff) {
    var now = clock.instant();
    var lines = new ArrayList<StoryPages.DeskLine>();
    var mine = newsroom.own(staff);
    var waiting = new HashSet<NewsroomStory>();
    var notes = newsroom.openNotes(staff);
    for (var story : mine) {
      var line = ofWriter(staff, story, notes.getOrDefault(story.id(), 0), now);
      if (line != null) {
        lines.add(line);
        waiting.add(story);
      }
    }
    if (staff.may(Role.EDITOR)) {
      for (var story : newsroom.list(staff, StoryState.SUBMITTED, "")) {
        lines.add(line("approve", story, handedIn(story), 0));
      }
      editions.list().forEach(edition -> addEdition(staff, edition, now, lines));
      editions.singlesUnderWay().forEach(single -> addEdition(staff, single, now, lines));
    }
    for (var item : board.waiting(staff)) {
      var story = item.story();
      if (story == null || waiting.stream().noneMatch(other -> other.id().equals(story.id()))) {
        lines.add(ofBoard(staff, item));
        mine.stream().filter(other -> story != null && other.id().equals(story.id())).forEach(waiting::add);
      }
    }
    for (var picture : library.goingSoon(staff)) {
      lines.add(new StoryPages.DeskLine("picture", picture.title(LONGEST_TITLE), picture.address(), picture.broughtAt(), picture.details().deleteBy(), 0));
    }
    lines.sort(Comparator.comparing(StoryPages.DeskLine::since));
    var rest = mine.stream().filter(story -> !waiting.contains(story)).toList();
    var colleagues = new StoryPages.Colleagues(people.list().stream().collect(Collectors.toMap(Account::id, account -> account)));
    return Page.of("newsroom/desk.jte", new StoryPages.Desk(lines, rest, colleagues, staff, now));
  }

  /// What somebody who writes a story is to do with it; null where it doesn't wait for them.
  private StoryPages.@Nullable DeskLine ofWriter(Staff staff, NewsroomStory story, int notes, Instant now) {
    var open = story.state() == StoryState.IDEA || story.state() == StoryState.DRAFT;
    if (!open || !story.writer().equals(staff.id())) {
      return null;
    }
    var steps = newsroom.steps(story);
    var last = steps.getLast();
    if (story.state() == StoryState.DRAFT && !staff.id().equals(last.by()) && steps.size() > 1) {
      return line("sent-back", story, last.at(), notes);
    }
    if (notes > 0) {
      return line("notes", story, story.changedAt(), notes);
    }
    if (story.state() == StoryState.IDEA && !story.author().equals(staff.id())) {
      return line("assigned", story, last.at(), 0);
    }
    var day = story.deadline();
    if (day == null || day.isAfter(today(now).plusDays(SOON))) {
      return null;
    }
    return line(day.isBefore(today(now)) ? "deadline-late" : "deadline", story, last.at(), 0);
  }

  private Instant handedIn(NewsroomStory story) {
    return newsroom.steps(story).stream().filter(step -> step.state() == StoryState.SUBMITTED).map(StoryStep::at).max(Comparator.naturalOrder()).orElse(story.changedAt());
  }

  private static StoryPages.DeskLine line(String kind, NewsroomStory story, Instant since, int many) {
    return new StoryPages.DeskLine(kind, story.headline(), StoryPages.address(story.id()), since, story.deadline(), many);
  }

  /// What somebody has promised, or is late with.
  private static StoryPages.DeskLine ofBoard(Staff staff, BoardItem item) {
    var story = item.story();
    var due = item.due();
    var day = due == null ? item.month().atEndOfMonth() : due;
    if (!staff.id().equals(item.responsible())) {
      var kind = item.responsible() == null ? "promise-late" : "promise-late-by";
      return new StoryPages.DeskLine(kind, item.name(), BoardPages.address(item), Dates.endOf(day), due, 0, item.responsible());
    }
    var since = item.isLate() ? Dates.endOf(day) : Dates.endOf(day.minusDays(SOON));
    var kind = (story != null ? "deadline" : item.stage() == BoardItem.Stage.PROMISED ? "promised" : "column") + (item.isLate() ? "-late" : "");
    return new StoryPages.DeskLine(kind, item.name(), story != null ? StoryPages.address(story.id()) : BoardPages.address(item), since, day, 0);
  }

  private void addEdition(Staff staff, EditionSummary edition, Instant now, List<StoryPages.DeskLine> lines) {
    var at = edition.publishAt();
    var address = "/redaktion/udgaver/" + edition.id().value();
    var day = at == null ? null : Dates.local(at).toLocalDate();
    var alone = edition.isSingle() ? "alone-" : "";
    if (edition.failed() != null) {
      lines.add(new StoryPages.DeskLine(alone + "failed", edition.title(), address, at == null ? edition.changedAt() : at, null, 0));
    } else if (waitsForApproval(staff, edition)) {
      lines.add(new StoryPages.DeskLine(alone + "approval", edition.title(), address + "#checks", edition.changedAt(), day, 0));
    } else if (at != null && edition.isPlanned() && Dates.local(at).toLocalDate().isBefore(today(now).plusDays(SOON + 1L))) {
      lines.add(new StoryPages.DeskLine(alone + "planned", edition.title(), address, edition.changedAt(), Dates.local(at).toLocalDate(), 0));
    }
  }

  /// Whether whoever looks is to approve it: it has a time, or all that stands in it is ready.
  private boolean waitsForApproval(Staff staff, EditionSummary edition) {
    if (edition.isAsPublished() || edition.isWithdrawn()) {
      return false;
    }
    var approval = editions.approval(edition);
    if (!approval.isMissing() || !approval.isFor(staff.id())) {
      return false;
    }
    var stories = arrangement.find(edition.id()).map(Arrangement.Arrangeable::stories).orElse(Map.of());
    return edition.isPlanned() || !stories.isEmpty() && arrangement.describe(stories).values().stream().allMatch(DraftStories.Ready::isApproved);
  }

  private static LocalDate today(Instant now) {
    return Dates.local(now).toLocalDate();
  }
}
