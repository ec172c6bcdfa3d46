package dk.pip.council.web;

import dk.pip.access.Allowed;
import dk.pip.commitments.CommitmentFault;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contacts;
import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposalId;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.DayPromises;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.shared.TypedDay;
import dk.pip.shared.TypedText;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The newsroom's page on which a result becomes a promise.
@Controller
@RequestMapping(CouncilPages.DESK + "/{day}/forslag/{proposal}/loefte")
class PromiseDesk {
  private static final String FORM = "council/desk-promise.jte";

  private final CouncilDays days;
  private final DayPromises promises;
  private final Contacts contacts;
  private final Units units;
  private final Settings settings;
  private final Clock clock;

  PromiseDesk(CouncilDays days, DayPromises promises, Contacts contacts, Units units, Settings settings, Clock clock) {
    this.days = days;
    this.promises = promises;
    this.contacts = contacts;
    this.units = units;
    this.settings = settings;
    this.clock = clock;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private static ClassProposal proposal(CouncilDay day, UUID id) {
    return day.findProposal(new ClassProposalId(id)).filter(it -> it.granted() != null && it.commitmentPath() == null && !day.practice()).orElseThrow(NotFound::new);
  }

  private List<Unit> workplaces() {
    return units.list();
  }

  @Allowed(Role.EDITOR)
  @GetMapping
  Page show(@PathVariable UUID day, @PathVariable UUID proposal) {
    var on = day(day);
    var it = proposal(on, proposal);
    var by = on.behind(it).stream().map(each -> each.name()).collect(Collectors.joining(", "));
    var sentence = Letters.shortened(Commitments.LONGEST_SENTENCE, Texts.in(settings.language()).get("council.promise.sentence.of", it.text().title(), by));
    var due = Dates.local(clock.instant()).toLocalDate().plusMonths(6);
    return Page.of(FORM, new CouncilPages.PromisePage(on, it, sentence, due.toString(), "", workplaces(), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping
  Object promise(
      Staff staff,
      @PathVariable UUID day,
      @PathVariable UUID proposal,
      @RequestParam(defaultValue = "") String sentence,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String owner,
      Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    var problems = Problems.none();
    var words = TypedText.line(sentence);
    if (words.isEmpty() || Letters.moreThan(Commitments.LONGEST_SENTENCE, words)) {
      problems.add("sentence", "council.promise.problem", Commitments.LONGEST_SENTENCE);
    }
    var by = TypedDay.read(due).orElse(null);
    if (by == null) {
      problems.add("due", "council.problem.date");
    }
    var id = Id.read(owner);
    var unit = id == null ? null : units.find(new UnitId(id)).orElse(null);
    if (unit == null && !owner.equals("me")) {
      problems.add("owner", "council.promise.problem.owner");
    }
    if (problems.isEmpty() && by != null) {
      var contact = unit == null ? contacts.ofStaff(staff) : contacts.ofUnit(unit);
      switch (promises.promise(staff, on, it, words, by, contact, unit == null ? null : unit.id())) {
        case DayPromises.Promised.Done _ -> {
          flash.say("council.promise.said");
          return "redirect:" + CouncilPages.address(on, it);
        }
        case DayPromises.Promised.NotNow _ -> {
          flash.warn("council.desk.not-now");
          return "redirect:" + CouncilPages.address(on, it);
        }
        case DayPromises.Promised.Refused(var faults) ->
            faults.stream().map(CommitmentFault::name).sorted().forEach(name -> problems.add(name.contains("DUE") ? "due" : "sentence", name.contains("DUE") ? "council.problem.date" : "council.promise.problem", Commitments.LONGEST_SENTENCE));
      }
    }
    return Page.refused(FORM, new CouncilPages.PromisePage(on, it, words, due, owner, workplaces(), problems));
  }
}
