package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Wheel;
import dk.pip.dialogue.WheelCalendar;
import dk.pip.dialogue.WheelDay;
import dk.pip.dialogue.WheelId;
import dk.pip.dialogue.WheelKey;
import dk.pip.dialogue.WheelRow;
import dk.pip.dialogue.WheelStanding;
import dk.pip.dialogue.WheelStanding.State;
import dk.pip.dialogue.Wheels;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.CalendarLines;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Slug;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Wheels: what is when, and how far everybody is. Secretaries change them; whoever has a dialogue in one may look at it.
@Controller
@RequestMapping(WheelPages.PATH)
class WheelController {
  private static final String DAY = "dialogue/wheel-day.jte";
  private static final String MAKE = "dialogue/wheel-make.jte";
  private static final int LONGEST_WHY = 200;
  private static final int MOST_AT_ONCE = 1_000;

  private final Wheels wheels;
  private final Dialogues dialogues;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  WheelController(Wheels wheels, Dialogues dialogues, Municipality municipality, Settings settings, Clock clock) {
    this.wheels = wheels;
    this.dialogues = dialogues;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  private Wheel get(Staff staff, UUID id) {
    return wheels.find(new WheelId(id)).filter(it -> wheels.maySee(staff, it)).orElseThrow(NotFound::new);
  }

  /// A wheel for a secretary; for others it isn't there.
  private Wheel run(Staff staff, UUID id) {
    requireSecretary(staff);
    return wheels.find(new WheelId(id)).orElseThrow(NotFound::new);
  }

  private void requireSecretary(Staff staff) {
    if (!wheels.isSecretary(staff)) {
      throw new NotFound();
    }
  }

  @Allowed(Role.READER)
  @GetMapping
  Page home(Staff staff) {
    var secretary = wheels.isSecretary(staff);
    var seen = wheels.seenBy(staff);
    if (!secretary && seen.isEmpty()) {
      throw new NotFound();
    }
    var open = seen.stream().filter(it -> !it.isClosed()).sorted(Comparator.comparingInt(Wheel::firstYear)).map(it -> WheelPages.Listed.of(it, wheels.rows(staff, it), today())).toList();
    var closed = seen.stream().filter(Wheel::isClosed).toList();
    return Page.of("dialogue/wheels.jte", new WheelPages.Home(open, closed, secretary ? wheels.shipped() : List.of(), secretary ? wheels.own() : List.of(), secretary));
  }

  @Allowed(Role.READER)
  @GetMapping("/nyt")
  Page fresh(Staff staff, @RequestParam(defaultValue = "") String fra) {
    requireSecretary(staff);
    var from = wheels.template(fra).orElseThrow(NotFound::new);
    var today = today();
    var year = today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear();
    return Page.of(MAKE, new WheelPages.Make(from, from.name(), Integer.toString(year), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping
  View make(Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String firstYear, Flash flash) {
    requireSecretary(staff);
    var template = wheels.template(from).orElseThrow(NotFound::new);
    var problems = Problems.none();
    var called = name.strip();
    if (called.isEmpty()) {
      problems.add("name", "dialogue.wheel.problem.name");
    } else if (Letters.moreThan(WheelHeadForm.LONGEST, called)) {
      problems.add("name", "dialogue.problem.long", WheelHeadForm.LONGEST);
    }
    var year = year(firstYear);
    if (year == null) {
      problems.add("firstYear", "dialogue.wheel.problem.year");
    }
    if (template.steps().isEmpty()) {
      problems.add("name", "dialogue.wheel.problem.no-steps");
    }
    var made = problems.isEmpty() && year != null ? wheels.make(staff, template, called, year) : null;
    if (made != null && made.isEmpty()) {
      problems.add("name", "dialogue.wheel.problem.there");
    }
    if (made == null || made.isEmpty()) {
      return Page.refused(MAKE, new WheelPages.Make(template, called, firstYear.strip(), problems));
    }
    flash.say("dialogue.wheel.made");
    return new RedirectView(WheelPages.PATH + "/" + made.get().value());
  }

  /// Ten years back, and as far ahead as anybody plans.
  private @Nullable Integer year(String typed) {
    var text = typed.strip();
    if (!text.matches("[0-9]{4}")) {
      return null;
    }
    var year = Integer.parseInt(text);
    var now = today().getYear();
    return year < now - 10 || year > now + 10 ? null : Integer.valueOf(year);
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}")
  Page show(Staff staff, @PathVariable UUID id) {
    var wheel = get(staff, id);
    var secretary = wheels.isSecretary(staff);
    var rows = wheels.rows(staff, wheel);
    var days = wheel.days();
    var others = secretary && !wheel.isClosed() ? (int) wheels.fitting(wheel).stream().filter(it -> !wheels.attached(wheel).containsKey(it.id())).count() : 0;
    var ring = WheelRing.of(wheel.term(), wheel.firstYear(), wheel.years(), days, today(), texts());
    var next = secretary ? wheels.after(wheel).orElse(null) : null;
    return Page.of("dialogue/wheel.jte", new WheelPages.Show(wheel, ring, WheelPages.entries(days, rows), rows.size(), others, secretary, next, today()));
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/kalender.ics")
  ResponseEntity<byte[]> calendar(Staff staff, @PathVariable UUID id) {
    var wheel = get(staff, id);
    var site = municipality.imprint().site();
    var text = WheelCalendar.of(wheel, site == null ? "" : site + WheelPages.address(wheel), clock.instant(), texts());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(CalendarLines.CONTENT_TYPE))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + Slug.of(wheel.title(), WheelHeadForm.LONGEST) + ".ics\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/naeste")
  String again(Staff staff, @PathVariable UUID id, Flash flash) {
    var next = wheels.again(staff, run(staff, id));
    flash.say("dialogue.wheel.made-next");
    return "redirect:" + WheelPages.PATH + "/" + next.value();
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/lukning")
  String close(Staff staff, @PathVariable UUID id, Flash flash) {
    var wheel = run(staff, id);
    if (wheels.close(staff, wheel)) {
      flash.say("dialogue.wheel.closed");
    }
    return "redirect:" + WheelPages.address(wheel);
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/genaabning")
  String open(Staff staff, @PathVariable UUID id, Flash flash) {
    var wheel = run(staff, id);
    if (wheels.open(staff, wheel)) {
      flash.say("dialogue.wheel.opened");
    }
    return "redirect:" + WheelPages.address(wheel);
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/dage/{step}/{year}")
  Page day(Staff staff, @PathVariable UUID id, @PathVariable String step, @PathVariable int year) {
    var wheel = run(staff, id);
    var day = day(wheel, step, year);
    var move = day.move();
    return Page.of(DAY, page(staff, wheel, day, day.day().toString(), move == null ? "" : move.why(), Problems.none()));
  }

  private static WheelDay day(Wheel wheel, String step, int year) {
    return wheel.day(new WheelKey(step, year)).orElseThrow(NotFound::new);
  }

  private WheelPages.Day page(Staff staff, Wheel wheel, WheelDay day, String typed, String why, Problems problems) {
    var rows = wheels.rows(staff, wheel);
    var done = rows.stream().flatMap(it -> it.of(day.key()).stream()).filter(WheelStanding::isDone).count();
    return new WheelPages.Day(wheel, day, typed, why, rows.size(), done, problems);
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dage/{step}/{year}")
  View move(
      Staff staff,
      @PathVariable UUID id,
      @PathVariable String step,
      @PathVariable int year,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String act,
      Flash flash) {
    var wheel = run(staff, id);
    var it = day(wheel, step, year);
    var to = DialogueForm.day(day);
    var out = act.equals("ud");
    var problems = Problems.none();
    if (!out && (to == null || to.isBefore(wheel.from().minusYears(1)) || to.isAfter(wheel.until().plusYears(1)))) {
      problems.add("day", "dialogue.wheel.problem.day");
    }
    if (why.isBlank()) {
      problems.add("why", "dialogue.wheel.problem.why");
    } else if (Letters.moreThan(LONGEST_WHY, why.strip())) {
      problems.add("why", "dialogue.problem.long", LONGEST_WHY);
    }
    if (!problems.isEmpty()) {
      return Page.refused(DAY, page(staff, wheel, it, day, why.strip(), problems));
    }
    wheels.move(staff, wheel, it.key(), out ? null : to, why.strip());
    flash.say(out ? "dialogue.wheel.is-left-out" : "dialogue.wheel.is-moved", it.step().name());
    return new RedirectView(WheelPages.address(wheel));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dage/{step}/{year}/regel")
  String moveBack(Staff staff, @PathVariable UUID id, @PathVariable String step, @PathVariable int year, Flash flash) {
    var wheel = run(staff, id);
    var it = day(wheel, step, year);
    if (wheels.moveBack(staff, wheel, it.key())) {
      flash.say("dialogue.wheel.is-ruled", it.step().name());
    }
    return "redirect:" + WheelPages.address(wheel);
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dage/{step}/{year}/gjort")
  String markAll(Staff staff, @PathVariable UUID id, @PathVariable String step, @PathVariable int year, Flash flash) {
    var wheel = run(staff, id);
    var it = day(wheel, step, year);
    flash.say("dialogue.wheel.marked-all", it.step().name(), Integer.toString(wheels.markAll(staff, wheel, it.key())));
    return "redirect:" + WheelPages.address(wheel) + "/dage/" + it.key().step() + "/" + it.key().year();
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dage/{step}/{year}/fortryd")
  String undoAll(Staff staff, @PathVariable UUID id, @PathVariable String step, @PathVariable int year, Flash flash) {
    var wheel = run(staff, id);
    var it = day(wheel, step, year);
    flash.say("dialogue.wheel.undone-all", it.step().name(), Integer.toString(wheels.undoAll(staff, wheel, it.key())));
    return "redirect:" + WheelPages.address(wheel) + "/dage/" + it.key().step() + "/" + it.key().year();
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/dialoger")
  Page attach(Staff staff, @PathVariable UUID id) {
    var wheel = run(staff, id);
    var attached = wheels.attached(wheel);
    var inside = dialogues.all().stream().filter(it -> attached.containsKey(it.id())).sorted(Comparator.comparing(it -> it.title())).toList();
    return Page.of("dialogue/wheel-dialogues.jte", new WheelPages.Attach(wheel, wheels.fitting(wheel), inside, attached));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dialoger")
  String attach(Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable List<UUID> dialogue, Flash flash) {
    var wheel = run(staff, id);
    var chosen = dialogue == null ? List.<DialogueId>of() : dialogue.stream().filter(Objects::nonNull).limit(MOST_AT_ONCE).map(DialogueId::new).toList();
    var many = wheels.attach(staff, wheel, chosen);
    if (many == 0) {
      flash.warn("dialogue.wheel.attached-none");
    } else {
      flash.say("dialogue.wheel.attached", Integer.toString(many));
    }
    return "redirect:" + WheelPages.address(wheel) + "/dialoger";
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/dialoger/{dialogue}/fra")
  String detach(Staff staff, @PathVariable UUID id, @PathVariable UUID dialogue, Flash flash) {
    var wheel = run(staff, id);
    if (wheels.detach(staff, wheel, new DialogueId(dialogue))) {
      flash.say("dialogue.wheel.detached");
    }
    return "redirect:" + WheelPages.address(wheel) + "/dialoger";
  }

  /// How far everybody is: who is in, who is missing, what is late.
  @Allowed(Role.READER)
  @GetMapping("/{id}/stand")
  Page standing(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String trin,
      @RequestParam(defaultValue = "") String vis,
      @RequestParam(defaultValue = "") String sorter,
      @RequestParam(defaultValue = "") String q) {
    var wheel = get(staff, id);
    var secretary = wheels.isSecretary(staff);
    var all = wheels.rows(staff, wheel);
    if (all.isEmpty() && !secretary) {
      throw new NotFound();
    }
    var days = wheel.days();
    var key = WheelPages.key(trin).filter(it -> days.stream().anyMatch(day -> day.key().equals(it))).orElseGet(() -> current(days, all));
    var show = WheelPages.View.SHOWS.contains(vis) ? vis : WheelPages.View.SHOWS.getFirst();
    var sort = WheelPages.View.SORTS.contains(sorter) ? sorter : WheelPages.View.SORTS.getFirst();
    var words = Letters.shortened(WheelHeadForm.LONGEST, q.strip());
    var found = all.stream().filter(it -> has(it, words)).toList();
    var counts = counts(found, key);
    var rows = found.stream().filter(it -> isShown(it, key, show)).sorted(order(sort)).toList();
    return Page.of("dialogue/wheel-standing.jte", new WheelPages.Standing(wheel, days, new WheelPages.View(key, show, sort, words), rows, found.size(), counts, secretary, today()));
  }

  /// The step that is looked at when nobody says which: the first that is late or may be done now, else the next, else the last.
  private @Nullable WheelKey current(List<WheelDay> days, List<WheelRow> rows) {
    var asked = days.stream().filter(it -> !it.isLeftOut()).toList();
    var today = today();
    return asked.stream()
        .filter(day -> rows.stream().flatMap(it -> it.of(day.key()).stream()).anyMatch(it -> it.state() == State.LATE || it.state() == State.OPEN))
        .findFirst()
        .or(() -> asked.stream().filter(it -> !it.day().isBefore(today)).findFirst())
        .or(() -> asked.stream().reduce((_, last) -> last))
        .map(WheelDay::key)
        .orElse(null);
  }

  private static boolean has(WheelRow row, String words) {
    var it = row.dialogue();
    var text = CaseFold.of(it.title() + " " + it.management().name() + " " + it.counterpart().name());
    return text.contains(CaseFold.of(words));
  }

  private static Map<State, Long> counts(List<WheelRow> rows, @Nullable WheelKey key) {
    var counts = new EnumMap<State, Long>(State.class);
    if (key != null) {
      rows.stream().flatMap(it -> it.of(key).stream()).forEach(it -> counts.merge(it.state(), 1L, Long::sum));
    }
    return counts;
  }

  private static boolean isShown(WheelRow row, @Nullable WheelKey key, String show) {
    var state = key == null ? State.AHEAD : row.of(key).map(WheelStanding::state).orElse(State.LEFT_OUT);
    return switch (show) {
      case "mangler" -> state == State.OPEN || state == State.LATE || state == State.AHEAD;
      case "forsinket" -> state == State.LATE;
      case "inde" -> state == State.DONE;
      default -> true;
    };
  }

  private static Comparator<WheelRow> order(String sort) {
    Comparator<WheelRow> byName = (_, _) -> 0;
    return switch (sort) {
      case "forsinket" -> Comparator.comparingLong((WheelRow it) -> -it.count(State.LATE));
      case "naeste" -> Comparator.comparing((WheelRow it) -> it.next().map(next -> next.day().day()).orElse(LocalDate.MAX));
      default -> byName;
    };
  }
}
