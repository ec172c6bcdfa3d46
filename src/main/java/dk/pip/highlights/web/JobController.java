package dk.pip.highlights.web;

import dk.pip.access.Allowed;
import dk.pip.highlights.Job;
import dk.pip.highlights.JobId;
import dk.pip.highlights.Jobs;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The list of what people work as, as administrators keep it.
@Controller
@RequestMapping(JobController.PATH)
class JobController {
  static final String PATH = "/indstillinger/funktioner";
  private static final String LIST = "highlights/jobs.jte";
  private static final String ONE = "highlights/job.jte";
  private static final int LONGEST = 80;

  private final Jobs jobs;
  private final People people;

  JobController(Jobs jobs, People people) {
    this.jobs = jobs;
    this.people = people;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page list() {
    return Page.of(LIST, new JobPages.ListPage(jobs.list(), "", Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  View add(Staff staff, @RequestParam(defaultValue = "") String name, Flash flash) {
    var problems = check(name);
    var added = problems.isEmpty() ? jobs.add(staff, name.strip()) : Optional.<JobId>empty();
    if (added.isEmpty()) {
      var all = problems.isEmpty() ? problems.add("name", "highlights.job.problem.taken") : problems;
      return Page.refused(LIST, new JobPages.ListPage(jobs.list(), name, all));
    }
    flash.say("highlights.job.added", name.strip());
    return new RedirectView(PATH + "/" + added.get().value());
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page show(@PathVariable UUID id) {
    var job = get(id);
    return Page.of(ONE, page(job, job.name(), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}")
  View rename(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String name, Flash flash) {
    var job = get(id);
    var problems = check(name);
    if (problems.isEmpty()) {
      try {
        jobs.rename(staff, job.id(), name.strip());
      } catch (DuplicateKeyException _) {
        problems.add("name", "highlights.job.problem.taken");
      }
    }
    if (!problems.isEmpty()) {
      return Page.refused(ONE, page(job, name, problems));
    }
    flash.say("highlights.job.saved");
    return new RedirectView(PATH + "/" + id);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/fjernelse")
  String remove(Staff staff, @PathVariable UUID id, Flash flash) {
    var job = get(id);
    if (jobs.remove(staff, job)) {
      flash.say("highlights.job.removed", job.name());
      return "redirect:" + PATH;
    }
    flash.warn("highlights.job.in-use", job.name());
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/personer")
  String addHolder(Staff staff, @PathVariable UUID id, @RequestParam UUID person, Flash flash) {
    var job = get(id);
    var account = account(person);
    jobs.addHolder(staff, job, account.id(), account.name());
    flash.say("highlights.job.given", account.name(), job.name());
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/personer/{person}/fjernelse")
  String removeHolder(Staff staff, @PathVariable UUID id, @PathVariable UUID person, Flash flash) {
    var job = get(id);
    var account = account(person);
    jobs.removeHolder(staff, job, account.id(), account.name());
    flash.say("highlights.job.taken", account.name(), job.name());
    return "redirect:" + PATH + "/" + id;
  }

  private JobPages.OnePage page(Job job, String name, Problems problems) {
    var holders = jobs.holders(job.id());
    var open = people.list().stream().filter(account -> !account.disabled()).toList();
    return new JobPages.OnePage(
        job, name, open.stream().filter(account -> holders.contains(account.id())).toList(), open.stream().filter(account -> !holders.contains(account.id())).toList(), problems);
  }

  private static Problems check(String name) {
    var problems = Problems.none();
    return name.isBlank() || Letters.moreThan(LONGEST, name.strip()) ? problems.add("name", "highlights.job.problem.name") : problems;
  }

  private Account account(UUID id) {
    return people.findAccount(new StaffId(id)).orElseThrow(NotFound::new);
  }

  private Job get(UUID id) {
    return jobs.find(new JobId(id)).orElseThrow(NotFound::new);
  }
}
