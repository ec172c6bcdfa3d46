package dk.pip.highlights.web;

import dk.pip.access.Allowed;
import dk.pip.highlights.HighlightId;
import dk.pip.highlights.Highlights;
import dk.pip.highlights.JobId;
import dk.pip.highlights.Jobs;
import dk.pip.people.Staff;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What comes first for whoever is signed in, where they confirm what they must read, and where they say what they work as.
@Controller
class ForYouController {
  static final String PATH = "/medarbejder/til-dig";
  static final String WORKPLACE = "/medarbejder/min-arbejdsplads";

  private final Highlights highlights;
  private final Jobs jobs;
  private final Units units;
  private final Clock clock;

  ForYouController(Highlights highlights, Jobs jobs, Units units, Clock clock) {
    this.highlights = highlights;
    this.jobs = jobs;
    this.units = units;
    this.clock = clock;
  }

  @Allowed(Role.READER)
  @GetMapping(PATH)
  Page list(Staff staff) {
    return Page.of("highlights/foryou.jte", new ForYouPage(highlights.on(staff), !highlights.ledBy(staff).isEmpty()));
  }

  @Allowed(Role.READER)
  @GetMapping(PATH + "/{id}")
  Page show(Staff staff, @PathVariable UUID id) {
    var shown = highlights.shown(staff, new HighlightId(id)).orElseThrow(NotFound::new);
    var today = Dates.local(clock.instant()).toLocalDate();
    return Page.of("highlights/one.jte", new HighlightView(shown, highlights.versions(shown.highlight().id()), shown.highlight().isOn(today)));
  }

  @Allowed(Role.READER)
  @PostMapping(PATH + "/{id}/bekraeftelse")
  String acknowledge(Staff staff, @PathVariable UUID id, @RequestParam int version, Flash flash) {
    var shown = highlights.shown(staff, new HighlightId(id)).orElseThrow(NotFound::new);
    if (highlights.acknowledge(staff, shown.highlight().id(), version)) {
      flash.say("highlights.confirmed", shown.highlight().title());
    } else {
      flash.warn("highlights.not-confirmed");
    }
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.READER)
  @PostMapping(PATH + "/{id}/fortrydelse")
  String takeBack(Staff staff, @PathVariable UUID id, @RequestParam int version, Flash flash) {
    if (highlights.takeBack(staff, new HighlightId(id), version)) {
      flash.say("highlights.taken-back");
    }
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.READER)
  @GetMapping(PATH + "/mit-arbejde")
  Page work(Staff staff) {
    return Page.of("highlights/work.jte", new OwnWorkPage(units.of(staff.id()), jobs.list(), jobs.of(staff.id())));
  }

  @Allowed(Role.READER)
  @PostMapping(PATH + "/mit-arbejde")
  String saveWork(Staff staff, @RequestParam(required = false) @Nullable List<UUID> job, Flash flash) {
    jobs.put(staff.id(), job == null ? List.of() : job.stream().map(JobId::new).toList());
    flash.say("highlights.work.saved");
    return "redirect:" + PATH;
  }

  @Allowed(Role.READER)
  @GetMapping(WORKPLACE)
  Page workplace(Staff staff) {
    return Page.of("highlights/leader.jte", new LeaderPage(highlights.ledBy(staff), highlights.standings(staff)));
  }
}
