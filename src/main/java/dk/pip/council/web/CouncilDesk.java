package dk.pip.council.web;

import dk.pip.access.Allowed;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.ProposalText;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The newsroom's pages of council days: planned by editors, read by contributors.
@Controller
@RequestMapping(CouncilPages.DESK)
class CouncilDesk {
  private static final String FORM = "council/desk-form.jte";
  private static final int INVENTED = 4;

  private final CouncilDays days;
  private final Settings settings;
  private final Clock clock;

  CouncilDesk(CouncilDays days, Settings settings, Clock clock) {
    this.days = days;
    this.settings = settings;
    this.clock = clock;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private static String to(CouncilDay day) {
    return "redirect:" + CouncilPages.address(day);
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping
  Page list(Staff staff) {
    return Page.of("council/desk.jte", new CouncilPages.ListPage(days.all(), staff.may(Role.EDITOR)));
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/ny")
  Page fresh() {
    var chair = days.all().stream().filter(it -> !it.practice()).findFirst().map(it -> it.plan().chair()).orElse("");
    var form = DayForm.fresh(Dates.local(clock.instant()).toLocalDate(), texts().get("council.day.name"), chair);
    return Page.of(FORM, new CouncilPages.FormPage(null, form, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping
  Object plan(Staff staff, @ModelAttribute DayForm form, Flash flash) {
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new CouncilPages.FormPage(null, form, problems));
    }
    var id = days.plan(staff.id(), form.plan());
    flash.say("council.desk.planned");
    return to(days.get(id));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/{day}")
  Page show(Staff staff, @PathVariable UUID day) {
    var it = day(day);
    var id = it.last();
    var last = id == null ? null : days.find(id).orElse(null);
    var others = days.all().stream().filter(other -> !other.practice() && other.plan().date().isBefore(it.plan().date())).toList();
    return Page.of("council/desk-day.jte", new CouncilPages.DayPage(it, last, others, staff.may(Role.EDITOR), staff.may(Role.EDITOR) && !it.practice()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/{day}/ret")
  Page edit(@PathVariable UUID day) {
    var it = day(day);
    return Page.of(FORM, new CouncilPages.FormPage(it, DayForm.of(it), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}")
  Object change(Staff staff, @PathVariable UUID day, @ModelAttribute DayForm form, Flash flash) {
    var it = day(day);
    var problems = form.check();
    if (problems.isEmpty() && !days.change(staff.id(), it.id(), form.plan(), form.revisionNumber())) {
      problems.add("title", day(day).state() == CouncilDay.State.PLANNED ? "council.problem.overtaken" : "council.problem.begun");
    }
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new CouncilPages.FormPage(it, form, problems));
    }
    flash.say("council.desk.changed");
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/visning")
  String letGo(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (days.letGo(staff.id(), it.id())) {
      flash.say("council.desk.let-go");
    }
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/nedtagning")
  String hide(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (days.hide(staff.id(), it.id())) {
      flash.say("council.desk.hidden");
    }
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/lodtraekning")
  String draw(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (days.draw(staff.id(), it.id())) {
      flash.say("council.desk.drawn");
    } else {
      flash.warn("council.desk.not-drawn");
    }
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/sidste")
  String follow(@PathVariable UUID day, @RequestParam(defaultValue = "") String last, Flash flash) {
    var it = day(day);
    var id = Id.read(last);
    days.follow(it.id(), id == null ? null : days.find(new CouncilDayId(id)).map(CouncilDay::id).orElse(null));
    flash.say("council.desk.follows");
    return to(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/oevedag")
  String practise(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (it.practice()) {
      throw new NotFound();
    }
    var texts = texts();
    var id = days.practise(staff.id(), it.id(), invented(texts), texts.get("council.practice.title", it.plan().title()));
    flash.say("council.desk.practice");
    return to(days.get(id));
  }

  private static List<CouncilDays.Invented> invented(Texts texts) {
    return IntStream.rangeClosed(1, INVENTED)
        .mapToObj(
            number -> {
              var key = "council.practice." + number + ".";
              var cost = Long.parseLong(texts.get(key + "cost"));
              var text =
                  new ProposalText(texts.get(key + "title"), texts.get(key + "what"), texts.get(key + "why"), texts.get(key + "place"), cost, texts.kroner(cost));
              return new CouncilDays.Invented(texts.get(key + "school"), texts.get(key + "class"), Arrays.asList(texts.get(key + "speakers").split(", ")), text);
            })
        .toList();
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{day}/kassering")
  String throwAway(Staff staff, @PathVariable UUID day, Flash flash) {
    if (!days.throwAway(staff.id(), day(day).id())) {
      throw new NotFound();
    }
    flash.say("council.desk.thrown-away");
    return "redirect:" + CouncilPages.DESK;
  }
}
