package dk.pip.council.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.CouncilMinutes;
import dk.pip.council.DayMinutes;
import dk.pip.council.DayStories;
import dk.pip.council.TeacherPost;
import dk.pip.frame.PageAbout;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.shared.TypedText;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.PublicPages;
import dk.pip.web.SecretAddress;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestParam;

/// Minutes: mended in the newsroom, signed there or by the chair's link, read by everybody once they are published.
@Controller
class MinutesController {
  private static final String AT_DESK = CouncilPages.DESK + "/{day}/referat";
  private static final String CHAIR = DayMinutes.ADDRESS + "{token}";
  private static final String READ = ReadDaysController.ALL + "/{slug}/referat";
  private static final String DESK_PAGE = "council/desk-minutes.jte";
  private static final String CHAIR_PAGE = "council/chair-minutes.jte";
  private static final int LONGEST_NAME = 120;

  private final CouncilDays days;
  private final DayMinutes minutes;
  private final DayStories stories;
  private final ReadOutcomes outcomes;
  private final TeacherPost post;
  private final PublicPages pages;
  private final Settings settings;

  MinutesController(CouncilDays days, DayMinutes minutes, DayStories stories, ReadOutcomes outcomes, TeacherPost post, PublicPages pages, Settings settings) {
    this.days = days;
    this.minutes = minutes;
    this.stories = stories;
    this.outcomes = outcomes;
    this.post = post;
    this.pages = pages;
    this.settings = settings;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private MinutesPages.Shown shown(CouncilDay day, CouncilMinutes it) {
    return new MinutesPages.Shown(day, it, outcomes.of(day).stream().filter(each -> each.kroner() != null).toList(), minutes.hash(day, it), minutes.holds(day, it));
  }

  private static String clean(@Nullable String typed) {
    return TypedText.lines(typed).strip();
  }

  private static String address(CouncilDay day) {
    return CouncilPages.address(day) + "/referat";
  }

  private static String to(CouncilDay day) {
    return "redirect:" + address(day);
  }

  // In the newsroom

  private MinutesPages.Desk desk(Staff staff, CouncilDay day, Map<String, String> typed, String name, Problems problems) {
    var it = minutes.find(day.id()).orElse(null);
    return new MinutesPages.Desk(
        day, it == null ? null : shown(day, it), typed, it == null ? "" : post.address(minutes.path(it)), name, problems, staff.may(Role.EDITOR));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(AT_DESK)
  Page show(Staff staff, @PathVariable UUID day) {
    return Page.of(DESK_PAGE, desk(staff, day(day), Map.of(), staff.name(), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK)
  String take(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (minutes.take(staff.id(), it).isPresent()) {
      flash.say("council.minutes.said.taken");
    } else {
      flash.warn(it.state() == CouncilDay.State.PLANNED ? "council.minutes.not-yet" : "council.minutes.said.closed");
    }
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/linjer")
  Object mend(Staff staff, @PathVariable UUID day, HttpServletRequest request, Flash flash) {
    var on = day(day);
    var now = minutes.find(on.id()).orElseThrow(NotFound::new);
    var typed = new HashMap<String, String>();
    var lines = new HashMap<Integer, DayMinutes.Mended>();
    var problems = Problems.none();
    var intro = clean(request.getParameter("intro"));
    typed.put("intro", intro);
    if (Letters.moreThan(DayMinutes.LONGEST_INTRO, intro)) {
      problems.add("intro", "council.problem.long", DayMinutes.LONGEST_INTRO);
    }
    for (var line : now.lines()) {
      var name = "line-" + line.number();
      var given = request.getParameter(name);
      if (given != null) {
        var text = clean(given);
        typed.put(name, text);
        lines.put(line.number(), new DayMinutes.Mended(text.isEmpty() ? line.written() : text, request.getParameter("out-" + line.number()) != null));
        if (Letters.moreThan(DayMinutes.LONGEST_LINE, text)) {
          problems.add(name, "council.minutes.problem.long", DayMinutes.LONGEST_LINE);
        }
      }
    }
    if (!problems.isEmpty()) {
      return Page.refused(DESK_PAGE, desk(staff, on, typed, staff.name(), problems));
    }
    if (minutes.mend(on.id(), intro, lines)) {
      flash.say("council.minutes.said.saved");
    } else {
      flash.warn("council.minutes.said.closed");
    }
    return to(on);
  }

  private static Problems checked(String name) {
    var problems = Problems.none();
    if (name.isEmpty()) {
      problems.add("name", "council.minutes.problem.name");
    } else if (Letters.moreThan(LONGEST_NAME, name)) {
      problems.add("name", "council.problem.long", LONGEST_NAME);
    }
    return problems;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/underskrift")
  Object sign(Staff staff, @PathVariable UUID day, @RequestParam(defaultValue = "") String hash, Flash flash) {
    var on = day(day);
    if (!minutes.sign(on.id(), staff.name(), CouncilMinutes.Way.STAFF, hash)) {
      return Page.refused(DESK_PAGE, desk(staff, on, Map.of(), staff.name(), Problems.none().add("sign", "council.minutes.problem.changed")));
    }
    flash.say("council.minutes.said.signed");
    return to(on);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/genaabning")
  String reopen(Staff staff, @PathVariable UUID day, Flash flash) {
    var on = day(day);
    minutes.reopen(staff.id(), on.id());
    flash.say("council.minutes.said.reopened");
    return to(on);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/udgivelse")
  String publish(Staff staff, @PathVariable UUID day, Flash flash) {
    var on = day(day);
    if (minutes.publish(staff.id(), on.id())) {
      flash.say("council.minutes.said.published");
    } else {
      flash.warn("council.minutes.said.not-published");
    }
    return to(on);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/link")
  String renew(Staff staff, @PathVariable UUID day, Flash flash) {
    var on = day(day);
    minutes.renewLink(staff.id(), on.id());
    flash.say("council.minutes.said.link");
    return to(on);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(AT_DESK + "/historie")
  String story(Staff staff, @PathVariable UUID day, Flash flash) {
    var on = day(day);
    var story = stories.begin(staff, on, minutes.find(on.id()).orElseThrow(NotFound::new));
    flash.say("council.minutes.said.story");
    return "redirect:/redaktion/historier/" + story.value();
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(AT_DESK + ".pdf")
  ResponseEntity<byte[]> pdf(@PathVariable UUID day) {
    var on = day(day);
    return pdf(on, minutes.find(on.id()).orElseThrow(NotFound::new));
  }

  private ResponseEntity<byte[]> pdf(CouncilDay day, CouncilMinutes it) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"referat-" + day.slug() + ".pdf\"")
        .body(minutes.pdf(day, it));
  }

  // By the chair's link

  private @Nullable CouncilMinutes opened(String token) {
    return minutes.open(token).orElse(null);
  }

  private MinutesPages.Chair chair(CouncilMinutes it, String name, Problems problems, boolean done) {
    return new MinutesPages.Chair(shown(days.get(it.day()), it), minutes.path(it), name, problems, done);
  }

  @Anyone
  @GetMapping(CHAIR)
  Page read(@PathVariable String token, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = opened(token);
    if (it == null) {
      throw new NotFound();
    }
    return Page.of(CHAIR_PAGE, chair(it, days.get(it.day()).plan().chair(), Problems.none(), Objects.equals(ok, "signed")));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(CHAIR + "/underskrift")
  Object sign(@PathVariable String token, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String hash, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = opened(token);
    if (it == null) {
      throw new NotFound();
    }
    var typed = clean(name).replaceAll("\\s+", " ");
    var problems = checked(typed);
    if (problems.isEmpty() && !minutes.sign(it.day(), typed, CouncilMinutes.Way.LINK, hash)) {
      problems.add("name", "council.minutes.problem.changed");
    }
    return problems.isEmpty() ? "redirect:" + minutes.path(it) + "?ok=signed" : Page.refused(CHAIR_PAGE, chair(it, typed, problems, false));
  }

  // For everybody

  private CouncilDay shownDay(String slug) {
    return days.shownAt(slug).orElseThrow(NotFound::new);
  }

  @Anyone
  @GetMapping(READ)
  Served read(@PathVariable String slug) {
    var day = shownDay(slug);
    var it = minutes.published(day.id()).orElseThrow(NotFound::new);
    var title = Texts.in(settings.language()).get("council.minutes.title", day.plan().title());
    var about = PageAbout.of(settings.language(), day.path() + "/referat", title, day.plan().theme());
    return pages.unkept(about, "council/read-minutes.jte", frame -> new MinutesPages.Read(frame, shown(day, it)));
  }

  @Anyone
  @GetMapping(READ + ".pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String slug) {
    var day = shownDay(slug);
    return pdf(day, minutes.published(day.id()).orElseThrow(NotFound::new));
  }
}
