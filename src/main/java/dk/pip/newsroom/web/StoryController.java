package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.BylineLinks;
import dk.pip.editions.Editions;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.municipality.Municipality;
import dk.pip.newsroom.Additions;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.NoteId;
import dk.pip.newsroom.ReadingLinks;
import dk.pip.newsroom.SaveResult;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.newsroom.StoryState;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TextComparison;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.ThreadLine;
import dk.pip.thread.Threads;
import dk.pip.web.Flash;
import dk.pip.web.KeepAnswer;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Stories: begun, written, handed in, talked about.
@Controller
class StoryController {
  private static final String STORY = StoryPages.STORIES + "/{id}";
  private static final Set<String> REMOVABLE = Set.of(StoryFile.VIDEO, StoryFile.ATTACHMENTS, StoryFile.PRESS, StoryFile.RELATED);
  private static final int LONGEST_HEADLINE = 160;
  private static final int LONGEST_NOTE = 4_000;
  private static final int LONGEST_PASSAGE = 400;

  private final Newsroom newsroom;
  private final Editions editions;
  private final Additions additions;
  private final ReadingLinks links;
  private final MonthBoard board;
  private final People people;
  private final Units units;
  private final Municipality municipality;
  private final Settings settings;
  private final StoryLanguage language;
  private final BylineLinks pages;
  private final Threads threads;
  private final Clock clock;

  StoryController(
      Newsroom newsroom, Editions editions, Additions additions, ReadingLinks links, MonthBoard board, People people, Units units, Municipality municipality, Settings settings, StoryLanguage language, BylineLinks pages, Threads threads, Clock clock) {
    this.newsroom = newsroom;
    this.editions = editions;
    this.additions = additions;
    this.links = links;
    this.board = board;
    this.people = people;
    this.units = units;
    this.municipality = municipality;
    this.settings = settings;
    this.language = language;
    this.pages = pages;
    this.threads = threads;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(StoryPages.STORIES)
  Page list(Staff staff, @RequestParam(defaultValue = "") String tilstand, @RequestParam(defaultValue = "") String q) {
    var state = Arrays.stream(StoryState.values()).filter(each -> each.word().equals(tilstand)).findFirst().orElse(null);
    var words = Letters.shortened(100, q);
    return Page.of(
        "newsroom/stories.jte",
        new StoryPages.StoryList(newsroom.list(staff, state, words), newsroom.count(staff), state, words, colleagues(), staff, clock.instant()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(StoryPages.STORIES + "/ny")
  Page beginForm(Staff staff) {
    return Page.of("newsroom/begin.jte", new StoryPages.Begin("", false, Problems.none(), staff));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(StoryPages.STORIES)
  Object begin(Staff staff, @RequestParam(defaultValue = "") String headline, @RequestParam(defaultValue = "false") boolean idea) {
    var problems = Problems.none();
    if (headline.isBlank()) {
      problems.add("headline", "newsroom.problem.headline");
    } else if (Letters.moreThan(160, headline)) {
      problems.add("headline", "newsroom.problem.too-long", 160);
    }
    if (!problems.isEmpty()) {
      return Page.refused("newsroom/begin.jte", new StoryPages.Begin(headline, idea, problems, staff));
    }
    return "redirect:" + StoryPages.address(newsroom.begin(staff, headline, idea && staff.may(Role.EDITOR)));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY)
  Page show(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String fjernet, @RequestParam(defaultValue = "0") String version) {
    var story = get(staff, id);
    var removed = version.matches("[1-9]\\d{0,6}") && REMOVABLE.contains(fjernet) ? new AdditionPages.Removed(fjernet, Integer.parseInt(version)) : null;
    return show(staff, story, StoryForm.of(newsroom.file(story), story.revision()), Problems.none(), null, "", removed);
  }

  private Page show(Staff staff, NewsroomStory story, StoryForm form, Problems problems, StoryPages.@Nullable Other other, String noteTyped) {
    return show(staff, story, form, problems, other, noteTyped, null);
  }

  private Page show(
      Staff staff,
      NewsroomStory story,
      StoryForm form,
      Problems problems,
      StoryPages.@Nullable Other other,
      String noteTyped,
      AdditionPages.@Nullable Removed removed) {
    var writers = people.list().stream().filter(account -> !account.disabled() && account.role().includes(Role.CONTRIBUTOR)).toList();
    var mayWrite = newsroom.mayWrite(staff, story);
    var file = newsroom.file(story);
    var present = mayWrite ? newsroom.see(staff, story) : List.<StaffId>of();
    var page =
        new StoryPages.Show(
            story,
            form,
            problems,
            other,
            newsroom.steps(story),
            newsroom.notes(story),
            newsroom.placements(story),
            board.meantFor(story.id()).orElse(null),
            links.of(story),
            present,
            writers,
            colleagues(),
            staff,
            mayWrite,
            noteTyped,
            municipality.details().sections(),
            bylines(story),
            pages.links(Audience.STAFF),
            mayWrite ? language.panel(staff, story, form) : null,
            new AdditionPages.Shown(story, file, additions.attachments(story, file), staff.may(Role.EDITOR) ? additions.headlines(file) : Map.of(), removed),
            editions.single(story.id()).orElse(null),
            thread(staff, story),
            clock.instant());
    return Page.of("newsroom/story.jte", page);
  }

  /// A writer sees of their own story's thread what all staff see.
  private ThreadLine thread(Staff staff, NewsroomStory story) {
    var of = StoriesInThread.ref(story.id());
    return staff.may(Role.EDITOR) ? threads.line(of, Eyes.NEWSROOM) : threads.around(of, Eyes.STAFF);
  }

  /// To choose from: whoever writes it, the workplaces, and those who have a page.
  private List<String> bylines(NewsroomStory story) {
    var names = new LinkedHashSet<String>();
    people.findAccount(story.writer()).map(Account::name).ifPresent(names::add);
    units.list().stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).map(Unit::name).forEach(names::add);
    names.addAll(pages.links(Audience.STAFF).keySet());
    return List.copyOf(names);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY)
  Object save(Staff staff, @PathVariable UUID id, @ModelAttribute StoryForm form, Flash flash) {
    var story = get(staff, id);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return show(staff, story, form, problems, null, "").withStatus(422);
    }
    return switch (newsroom.save(staff, story.id(), form.revisionSeen(), form::change).orElseThrow(NotFound::new)) {
      case SaveResult.Saved _ -> {
        flash.say("newsroom.story.saved");
        yield back(story.id());
      }
      case SaveResult.Unchanged _ -> {
        flash.say("newsroom.story.unchanged");
        yield back(story.id());
      }
      case SaveResult.Overtaken overtaken -> overtaken(staff, story, form, overtaken);
      case SaveResult.Closed _ -> show(staff, story, form, Problems.none().add("body", "newsroom.problem.closed"), null, "").withStatus(422);
    };
  }

  /// What was typed, and beside it what somebody else made of the story. Kept once more, it is the newest.
  private Page overtaken(Staff staff, NewsroomStory story, StoryForm form, SaveResult.Overtaken other) {
    var texts = Texts.in(settings.language());
    var mine = form.change(other.theirs());
    var parts = TextComparison.of(StoryPages.Versions.readable(other.theirs().text()), StoryPages.Versions.readable(mine.text()));
    var shown = new StoryPages.Other(colleagues().name(other.by(), texts), Dates.near(other.at(), clock.instant(), texts), parts);
    return show(staff, get(staff, story.id().value()), form.seeing(other.revision()), Problems.none(), shown, "").withStatus(409);
  }

  /// Keeps what is typed while it is typed; the page's script asks.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/kladde")
  ResponseEntity<Map<String, Object>> keep(Staff staff, @PathVariable UUID id, @ModelAttribute StoryForm form) {
    var story = get(staff, id);
    var answer = new KeepAnswer(newsroom.see(staff, story).stream().map(other -> people.findAccount(other).map(Account::name).orElse("")).filter(name -> !name.isEmpty()).toList());
    if (!form.check().isEmpty()) {
      return answer.refused();
    }
    return switch (newsroom.save(staff, story.id(), form.revisionSeen(), form::change).orElseThrow(NotFound::new)) {
      case SaveResult.Saved(var revision, _) -> answer.kept(revision);
      case SaveResult.Unchanged(var revision) -> answer.kept(revision);
      case SaveResult.Overtaken overtaken -> answer.overtaken(overtaken.revision(), people.findAccount(overtaken.by()).map(Account::name).orElse(""));
      case SaveResult.Closed _ -> answer.closed(story.revision());
    };
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/indsendelse")
  String submit(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("submitted", newsroom.submit(staff, new StoryId(id)), id, flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/tilbagetagelse")
  String takeBack(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("taken-back", newsroom.takeBack(staff, new StoryId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(STORY + "/godkendelse")
  String approve(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("approved", newsroom.approve(staff, new StoryId(id)), id, flash);
  }

  /// Makes ready that it comes out by itself; whether it does is decided where one has seen how it looks.
  @Allowed(Role.EDITOR)
  @PostMapping(STORY + "/udgivelse")
  String comeOutAlone(Staff staff, @PathVariable UUID id, Flash flash) {
    var story = get(staff, id);
    return switch (editions.beginSingle(staff, story.id())) {
      case Editions.SingleResult.Begun(var single) -> "redirect:/redaktion/udgaver/" + single.value();
      case Editions.SingleResult.Out _ -> {
        flash.warn("newsroom.single.out");
        yield back(story.id());
      }
      case Editions.SingleResult.NotApproved _ -> {
        flash.warn("newsroom.single.not-approved");
        yield back(story.id());
      }
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(STORY + "/opfoelger")
  String followUp(Staff staff, @PathVariable UUID id, Flash flash) {
    var story = get(staff, id);
    var headline = Letters.shortened(LONGEST_HEADLINE, Texts.in(settings.language()).get("newsroom.follow-up.headline", story.headline()));
    var next = newsroom.followUp(staff, story.id(), headline).orElseThrow(NotFound::new);
    flash.say("newsroom.follow-up.begun");
    return back(next);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(STORY + "/tilbagesendelse")
  Object sendBack(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String note, Flash flash) {
    var story = get(staff, id);
    var problems = problemsOf("sendBack", note);
    if (!problems.isEmpty()) {
      return show(staff, story, StoryForm.of(newsroom.file(story), story.revision()), problems, null, note).withStatus(422);
    }
    return told("sent-back", newsroom.sendBack(staff, story.id(), note.strip()), id, flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/opgivelse")
  String drop(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("dropped", newsroom.drop(staff, new StoryId(id)), id, flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/genoptagelse")
  String resume(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("resumed", newsroom.resume(staff, new StoryId(id)), id, flash);
  }

  private static String told(String act, Newsroom.StepResult result, UUID id, Flash flash) {
    switch (result) {
      case DONE -> flash.say("newsroom.act." + act);
      case NOT_NOW -> flash.warn("newsroom.act.not-now");
      case EMPTY -> flash.warn("newsroom.act.empty");
      case GONE -> throw new NotFound();
    }
    return back(new StoryId(id));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(STORY + "/opgave")
  String assign(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String writer,
      @RequestParam(defaultValue = "") String deadline,
      @RequestParam(defaultValue = "PUBLIC") String audience,
      Flash flash) {
    var story = get(staff, id);
    var person = writer == null ? null : people.list().stream().filter(account -> account.id().value().toString().equals(writer)).map(Account::id).findFirst().orElse(null);
    newsroom.assign(staff, story.id(), story.author().equals(person) ? null : person, day(deadline), audience.equals("STAFF") ? Audience.STAFF : Audience.PUBLIC);
    flash.say("newsroom.act.assigned");
    return back(story.id());
  }

  static @Nullable LocalDate day(String typed) {
    try {
      var day = typed.isBlank() ? null : LocalDate.parse(typed.strip());
      return day == null || day.getYear() < 2000 || day.getYear() > 2100 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/noter")
  Object note(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID answers,
      @RequestParam(defaultValue = "") String passage,
      @RequestParam(defaultValue = "") String note,
      Flash flash) {
    var story = get(staff, id);
    var problems = problemsOf("note", note);
    if (!problems.isEmpty()) {
      return show(staff, story, StoryForm.of(newsroom.file(story), story.revision()), problems, null, note).withStatus(422);
    }
    var words = Letters.shortened(LONGEST_PASSAGE, passage.strip());
    if (!newsroom.note(staff, story.id(), answers == null ? null : new NoteId(answers), words.isEmpty() ? null : words, note.strip())) {
      throw new NotFound();
    }
    flash.say("newsroom.note.added");
    return back(story.id()) + "#noter";
  }

  private static Problems problemsOf(String field, String note) {
    var problems = Problems.none();
    if (note.isBlank()) {
      problems.add(field, "newsroom.problem.note");
    } else if (Letters.moreThan(LONGEST_NOTE, note)) {
      problems.add(field, "newsroom.problem.too-long", LONGEST_NOTE);
    }
    return problems;
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/noter/{note}/afslutning")
  String settle(Staff staff, @PathVariable UUID id, @PathVariable UUID note, Flash flash) {
    var story = get(staff, id);
    if (newsroom.settle(staff, story.id(), new NoteId(note))) {
      flash.say("newsroom.note.settled");
    }
    return back(story.id()) + "#noter";
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/noter/{note}/genaabning")
  String reopen(Staff staff, @PathVariable UUID id, @PathVariable UUID note) {
    var story = get(staff, id);
    newsroom.reopen(staff, story.id(), new NoteId(note));
    return back(story.id()) + "#noter";
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/versioner")
  Page versions(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "0") String nr) {
    var story = get(staff, id);
    var versions = newsroom.versions(story);
    var shown = versions.stream().filter(version -> String.valueOf(version.number()).equals(nr)).findFirst().orElse(versions.getFirst());
    var before = versions.stream().filter(version -> version.number() < shown.number()).findFirst();
    var text = StoryPages.Versions.readable(shown.text());
    var parts = TextComparison.of(before.map(version -> StoryPages.Versions.readable(version.text())).orElse(text), text);
    return Page.of(
        "newsroom/versions.jte",
        new StoryPages.Versions(story, versions, shown, parts, colleagues(), newsroom.mayWrite(staff, story), clock.instant()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/versioner/{number}/gendannelse")
  String restore(Staff staff, @PathVariable UUID id, @PathVariable int number, Flash flash) {
    switch (newsroom.restore(staff, new StoryId(id), number).orElseThrow(NotFound::new)) {
      case SaveResult.Saved _ -> flash.say("newsroom.versions.restored");
      case SaveResult.Unchanged _ -> flash.say("newsroom.story.unchanged");
      case SaveResult.Overtaken _, SaveResult.Closed _ -> flash.warn("newsroom.act.not-now");
    }
    return back(new StoryId(id));
  }

  private StoryPages.Colleagues colleagues() {
    return new StoryPages.Colleagues(people.list().stream().collect(Collectors.toMap(Account::id, account -> account)));
  }

  private NewsroomStory get(Staff staff, UUID id) {
    return newsroom.find(staff, new StoryId(id)).orElseThrow(NotFound::new);
  }

  private static String back(StoryId id) {
    return "redirect:" + StoryPages.address(id);
  }
}
