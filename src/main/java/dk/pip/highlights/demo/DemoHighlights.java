package dk.pip.highlights.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.highlights.Aim;
import dk.pip.highlights.Highlights;
import dk.pip.highlights.JobId;
import dk.pip.highlights.Jobs;
import dk.pip.people.People;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// One story that leaders must read, one that is for those who work with children, and one for everybody.
@Component
@Profile("demo")
class DemoHighlights implements DemoStep {
  private final Highlights highlights;
  private final Jobs jobs;
  private final People people;
  private final Clock clock;

  DemoHighlights(Highlights highlights, Jobs jobs, People people, Clock clock) {
    this.highlights = highlights;
    this.jobs = jobs;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "highlights";
  }

  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("highlights.demo");
    var by = filling.administrator();
    var today = Dates.local(clock.instant()).toLocalDate();
    var teacher = jobs.add(by, "lærer").orElseThrow();
    jobs.add(by, "pædagog");
    jobs.add(by, "social- og sundhedsassistent");
    people.list().stream().filter(account -> account.role() == Role.CONTRIBUTOR).findFirst().ifPresent(account -> jobs.put(account.id(), List.of(teacher)));

    highlights.make(
        by,
        "/nyheder/2026/aftalen",
        true,
        new Highlights.Words("Fra maj taler alle arbejdspladser med direktionen på den her måde. Læs, hvad det betyder for jer.", today.plusDays(12), new Aim(false, Set.of(), Set.of(), true)));
    highlights.make(
        by,
        "/nyheder/2026/baenken",
        false,
        new Highlights.Words("Eleverne vandt, og nu skal I bruge bænken i undervisningen.", today.plusDays(20), new Aim(false, Set.of(), Set.<JobId>of(teacher), false)));
    highlights.make(by, "/nyheder/2026/en-god-by", false, new Highlights.Words("Kom med jeres bud, før salen gør det for jer.", today.plusDays(6), Aim.EVERYBODY));
  }
}
