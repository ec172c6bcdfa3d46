package dk.pip.tips.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.Threads;
import dk.pip.tips.ReadyAnswers;
import dk.pip.tips.TipBox;
import dk.pip.tips.TipDesk;
import dk.pip.tips.TipDesk.Result;
import dk.pip.tips.TipId;
import dk.pip.tips.TipLinks;
import dk.pip.tips.TipStories;
import dk.pip.tips.TipsInThread;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The newsroom's inbox of tips.
@Controller
class TipController {
  private static final String TIP = TipPages.TIPS + "/{id}";
  private static final int ON_A_PAGE = 30;
  private static final int LONGEST_LETTER = 5_000;
  private static final int LONGEST_NOTE = 2_000;
  private static final int LONGEST_HEADLINE = 160;

  private final TipDesk desk;
  private final TipStories stories;
  private final ReadyAnswers ready;
  private final TipLinks links;
  private final Threads threads;
  private final People people;
  private final Settings settings;
  private final Clock clock;

  TipController(TipDesk desk, TipStories stories, ReadyAnswers ready, TipLinks links, Threads threads, People people, Settings settings, Clock clock) {
    this.desk = desk;
    this.stories = stories;
    this.ready = ready;
    this.links = links;
    this.threads = threads;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(TipPages.TIPS)
  Page list(
      Staff staff,
      @RequestParam(defaultValue = "") String vis,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "") String efter) {
    var words = Letters.first(100, q.replaceAll("[\\p{Cntrl}]+", " ")).strip();
    var box = vis.isEmpty() && !words.isEmpty() ? TipBox.ALL : TipBox.named(vis);
    var after = Id.read(efter);
    var found = desk.list(staff, box, words, "ja".equals(mine), after == null ? null : new TipId(after), ON_A_PAGE);
    var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
    return Page.of(
        "tips/inbox.jte",
        new TipPages.Inbox(shown, found.size() > ON_A_PAGE, box, words, "ja".equals(mine), desk.count(), names(), staff, clock.instant()));
  }

  private TipPages.Names names() {
    return TipPages.Names.of(people.list());
  }

  @Allowed(Role.EDITOR)
  @GetMapping(TIP)
  Page show(Staff staff, @PathVariable UUID id) {
    return show(staff, id, TipPages.Typed.NOTHING, Problems.none(), links.stamp());
  }

  private Page show(Staff staff, UUID id, TipPages.Typed typed, Problems problems, String stamp) {
    var seen = desk.find(staff, new TipId(id)).orElseThrow(NotFound::new);
    var texts = Texts.in(seen.tip().language());
    var accounts = people.list();
    var names = TipPages.Names.of(accounts);
    var others = desk.see(staff, seen.tip().id()).stream().map(other -> names.of(other, texts)).toList();
    var page =
        new TipPages.Show(
            seen,
            names,
            others,
            accounts.stream().filter(account -> !account.disabled() && account.role().includes(Role.EDITOR)).toList(),
            ready.list(texts),
            seen.tip().state().isOpen() ? desk.alike(staff, seen.tip()) : List.of(),
            desk.published(seen.tip()).orElse(null),
            threads.line(TipsInThread.ref(seen.tip().id()), Eyes.NEWSROOM),
            stories.words(seen.tip()),
            typed,
            problems,
            stamp,
            staff,
            clock.instant());
    return problems.isEmpty() ? Page.of("tips/tip.jte", page) : Page.refused("tips/tip.jte", page);
  }

  /// Says that somebody has the tip open, and asks who else has; the page's script does, and with it the tip is read.
  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/til-stede")
  ResponseEntity<Map<String, Object>> present(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String opened) {
    var seen = desk.find(staff, new TipId(id)).orElseThrow(NotFound::new);
    if (opened.equals("ja")) {
      desk.read(seen.tip().id());
    }
    var others = desk.see(staff, seen.tip().id()).stream().map(other -> people.findAccount(other).map(Account::name).orElse("")).filter(name -> !name.isEmpty()).toList();
    return ResponseEntity.ok(Map.of("others", others, "letters", seen.letters().size(), "state", seen.tip().state().word()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/laest")
  String read(@PathVariable UUID id, Flash flash) {
    return told("read", desk.read(new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/ulaest")
  String unread(@PathVariable UUID id, Flash flash) {
    told("unread", desk.unread(new TipId(id)), id, flash);
    return "redirect:" + TipPages.TIPS;
  }

  /// @param to nobody where it is empty, oneself where it is left out
  /// @param before who had it
  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/opgave")
  String assign(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "") String before,
      Flash flash) {
    var person = to == null ? staff.id() : staff(to);
    var act = person == null ? "released" : person.equals(staff.id()) ? "taken" : "given";
    return told(act, desk.assign(staff, new TipId(id), person, staff(before)), id, flash);
  }

  private static @Nullable StaffId staff(String text) {
    var id = Id.read(text);
    return id == null ? null : new StaffId(id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/svar")
  Object answer(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") String seen,
      @RequestParam(defaultValue = "") String stamp,
      Flash flash) {
    var typed = new TipPages.Typed("svar", TipForm.cleaned(text), "");
    var problems = letter("svar-text", typed.text(), true);
    if (!problems.isEmpty()) {
      return show(staff, id, typed, problems, stamp);
    }
    var letters = seen.matches("\\d{1,6}") ? Integer.parseInt(seen) : -1;
    switch (desk.answer(staff, new TipId(id), typed.text(), letters, stamp)) {
      case DONE, TWICE -> flash.say("tips.act.answered");
      case OVERTAKEN -> {
        return show(staff, id, typed, Problems.none().add("svar-text", "tips.problem.overtaken"), stamp).withStatus(409);
      }
      case SEALED -> flash.warn("tips.act.sealed-to-another");
      case GONE -> throw new NotFound();
    }
    return back(id);
  }

  private static Problems letter(String field, String text, boolean needed) {
    var problems = Problems.none();
    if (needed && text.isEmpty()) {
      problems.add(field, "tips.problem.empty");
    } else if (Letters.moreThan(LONGEST_LETTER, text)) {
      problems.add(field, "tips.problem.long", LONGEST_LETTER);
    }
    return problems;
  }

  /// @param tell `ja` where whoever told it is to hear
  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/afslag")
  Object decline(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String tell,
      @RequestParam(defaultValue = "") String stamp,
      Flash flash) {
    var typed = new TipPages.Typed("afslag", TipForm.cleaned(text), "");
    var telling = "ja".equals(tell);
    var problems = letter("afslag-text", typed.text(), telling);
    if (!problems.isEmpty()) {
      return show(staff, id, typed, problems, stamp);
    }
    return told("declined", desk.decline(staff, new TipId(id), telling ? typed.text() : "", stamp), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/historie")
  Object story(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String headline,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String tell,
      @RequestParam(defaultValue = "") String stamp,
      Flash flash) {
    var typed = new TipPages.Typed("historie", TipForm.cleaned(text), headline);
    var telling = "ja".equals(tell);
    var problems = letter("historie-text", typed.text(), telling);
    if (headline.isBlank()) {
      problems.add("headline", "tips.problem.headline");
    } else if (Letters.moreThan(LONGEST_HEADLINE, headline)) {
      problems.add("headline", "tips.problem.long", LONGEST_HEADLINE);
    }
    if (!problems.isEmpty()) {
      return show(staff, id, typed, problems, stamp);
    }
    var story = stories.begin(staff, new TipId(id), headline.strip(), telling ? typed.text() : "").orElse(null);
    if (story == null) {
      flash.warn("tips.act.not-now");
      return back(id);
    }
    flash.say(telling ? "tips.act.story-told" : "tips.act.story");
    return "redirect:/redaktion/historier/" + story.value();
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/genaabning")
  String reopen(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("reopened", desk.reopen(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/spam")
  String spam(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("spam", desk.spam(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/ikke-spam")
  String noSpam(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("no-spam", desk.noSpam(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/sammenlaegning")
  String merge(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String into, Flash flash) {
    var main = Id.read(into);
    if (main == null) {
      flash.warn("tips.act.choose");
      return back(id);
    }
    return told("merged", desk.merge(staff, new TipId(id), new TipId(main)), main, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/adskillelse")
  String split(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("split", desk.split(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/forsegling")
  String seal(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("sealed", desk.seal(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/aabning")
  String unseal(Staff staff, @PathVariable UUID id, Flash flash) {
    return told("unsealed", desk.unseal(staff, new TipId(id)), id, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/noter")
  Object note(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String stamp, Flash flash) {
    var text = TipForm.cleaned(note);
    if (text.isEmpty() || Letters.moreThan(LONGEST_NOTE, text)) {
      var problem = text.isEmpty() ? Problems.none().add("note", "tips.problem.empty") : Problems.none().add("note", "tips.problem.long", LONGEST_NOTE);
      return show(staff, id, new TipPages.Typed("note", text, ""), problem, stamp);
    }
    return told("noted", desk.note(staff, new TipId(id), text), id, flash) + "#noter";
  }

  @Allowed(Role.EDITOR)
  @PostMapping(TIP + "/noter/{note}/sletning")
  String removeNote(Staff staff, @PathVariable UUID id, @PathVariable UUID note, Flash flash) {
    return told("note-removed", desk.removeNote(staff, new TipId(id), note), id, flash) + "#noter";
  }

  @Allowed(Role.EDITOR)
  @GetMapping(TIP + "/filer/{file}")
  ResponseEntity<?> file(Staff staff, @PathVariable UUID id, @PathVariable UUID file) {
    return TipPages.bytes(desk.file(staff, new TipId(id), file).orElseThrow(NotFound::new));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(TipPages.TIPS + "/svar")
  Page readyAnswers() {
    return Page.of("tips/ready.jte", new TipPages.Ready(withRoom(ready.list(Texts.in(settings.language()))), Problems.none()));
  }

  /// Two empty ones, for more.
  private static List<ReadyAnswers.Ready> withRoom(List<ReadyAnswers.Ready> answers) {
    var all = new ArrayList<>(answers);
    for (var i = 0; i < 2 && all.size() < ReadyAnswers.MOST; i++) {
      all.add(new ReadyAnswers.Ready(null, "", ""));
    }
    return all;
  }

  /// All of them at once; those that are empty go.
  @Allowed(Role.EDITOR)
  @PostMapping(TipPages.TIPS + "/svar")
  Object keepReadyAnswers(Staff staff, @RequestParam Map<String, String> fields, Flash flash) {
    var typed = new ArrayList<ReadyAnswers.Ready>();
    for (var i = 0; i < ReadyAnswers.MOST; i++) {
      var title = fields.getOrDefault("title" + i, "").replaceAll("[\\p{Cntrl}]+", " ").strip();
      var text = TipForm.cleaned(fields.getOrDefault("text" + i, ""));
      typed.add(new ReadyAnswers.Ready(null, title, text));
    }
    var problems = Problems.none();
    for (var i = 0; i < typed.size(); i++) {
      var one = typed.get(i);
      if (one.title().isEmpty() != one.text().isEmpty()) {
        problems.add((one.title().isEmpty() ? "title" : "text") + i, "tips.problem.half");
      } else if (Letters.moreThan(ReadyAnswers.LONGEST_TITLE, one.title())) {
        problems.add("title" + i, "tips.problem.long", ReadyAnswers.LONGEST_TITLE);
      } else if (Letters.moreThan(ReadyAnswers.LONGEST_TEXT, one.text())) {
        problems.add("text" + i, "tips.problem.long", ReadyAnswers.LONGEST_TEXT);
      }
    }
    var kept = typed.stream().filter(one -> !one.title().isEmpty() || !one.text().isEmpty()).toList();
    if (!problems.isEmpty()) {
      return Page.refused("tips/ready.jte", new TipPages.Ready(typed, problems));
    }
    ready.keep(staff, kept);
    flash.say(kept.isEmpty() ? "tips.ready.back" : "tips.ready.kept");
    return "redirect:" + TipPages.TIPS + "/svar";
  }

  private static String told(String act, Result result, UUID id, Flash flash) {
    switch (result) {
      case DONE -> flash.say("tips.act." + act);
      case NOT_NOW -> flash.warn("tips.act.not-now");
      case SEALED -> flash.warn("tips.act.sealed-to-another");
      case GONE -> throw new NotFound();
    }
    return back(id);
  }

  private static String back(UUID id) {
    return "redirect:" + TipPages.address(new TipId(id));
  }
}
