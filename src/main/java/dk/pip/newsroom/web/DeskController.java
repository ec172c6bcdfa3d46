package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.library.Library;
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
  private final Editions editions;
  private final Library library;
  private final People people;
  private final Clock clock;

  DeskController(Newsroom newsroom, Editions editions, Library library, People people, Clock clock) {
    this.newsroom = newsroom;
    this.editions = editions;
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
      editions.list().forEach(edition -> addEdition(edition, now, lines));
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
    return day != null && day.isBefore(today(now).plusDays(SOON + 1L)) ? line("deadline", story, last.at(), 0) : null;
  }

  private Instant handedIn(NewsroomStory story) {
    return newsroom.steps(story).stream().filter(step -> step.state() == StoryState.SUBMITTED).map(StoryStep::at).max(Comparator.naturalOrder()).orElse(story.changedAt());
  }

  private static StoryPages.DeskLine line(String kind, NewsroomStory story, Instant since, int many) {
    return new StoryPages.DeskLine(kind, story.headline(), StoryPages.address(story.id()), since, story.deadline(), many);
  }

  private void addEdition(EditionSummary edition, Instant now, List<StoryPages.DeskLine> lines) {
    var at = edition.publishAt();
    var address = "/redaktion/udgaver/" + edition.id().value();
    if (edition.failed() != null) {
      lines.add(new StoryPages.DeskLine("failed", edition.title(), address, at == null ? edition.changedAt() : at, null, 0));
    } else if (at != null && edition.isPlanned() && Dates.local(at).toLocalDate().isBefore(today(now).plusDays(SOON + 1L))) {
      lines.add(new StoryPages.DeskLine("planned", edition.title(), address, edition.changedAt(), Dates.local(at).toLocalDate(), 0));
    }
  }

  private static LocalDate today(Instant now) {
    return Dates.local(now).toLocalDate();
  }
}
