package dk.pip.council.demo;

import dk.pip.council.ClassProposalId;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.DelegationId;
import dk.pip.council.floor.Deed;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorBy;
import dk.pip.council.floor.FloorLinks;
import dk.pip.council.floor.HandKind;
import dk.pip.demo.DemoFilling;
import dk.pip.shared.Id;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Brings this year's day into the middle of its debate: one class has the word, others wait for it, and one has moved to join two proposals.
@Component
@Profile("demo")
class DemoFloor {
  /// The debate has come so far when so much of the day is gone.
  static final Duration GONE = Duration.ofMinutes(25);

  private static final FloorBy CHAIR = FloorBy.chair("Borgmester Birgit Stenholt");

  private final CouncilDays days;
  private final Floor floor;
  private final FloorLinks links;
  private final Clock clock;

  DemoFloor(CouncilDays days, Floor floor, FloorLinks links, Clock clock) {
    this.days = days;
    this.floor = floor;
    this.links = links;
    this.clock = clock;
  }

  /// What the classes have come with.
  record Brought(ClassProposalId kitchen, ClassProposalId swap, ClassProposalId forest, ClassProposalId shelves) {}

  /// The day's time as its acts are told, one after the other.
  private final class Course {
    private final DemoFilling filling;
    private final CouncilDayId day;
    private Instant now;

    Course(DemoFilling filling, CouncilDayId day, Instant now) {
      this.filling = filling;
      this.day = day;
      this.now = now;
    }

    void chair(int seconds, Deed deed) {
      act(seconds, CHAIR, deed);
    }

    void act(int seconds, FloorBy by, Deed deed) {
      now = now.plusSeconds(seconds);
      filling.at(now, () -> {
        if (floor.act(day, by, null, deed) instanceof Floor.Done.Refused(var why, _)) {
          throw new IllegalStateException("The demo's day goes wrong: " + deed + ", " + why);
        }
      });
    }

    FloorBy speaker(DelegationId of) {
      return FloorBy.spokesperson(of, days.get(day).delegation(of).name());
    }

    void present(int item, int seconds) {
      chair(20, new Deed.GoTo(item));
      chair(10, new Deed.StartClock());
      chair(seconds, new Deed.EndWord());
    }

    void ask(DelegationId asker, ClassProposalId about, int question, int reply) {
      var answers = owner(day, about);
      act(8, speaker(asker), new Deed.RaiseHand(asker, HandKind.QUESTION, about));
      chair(12, new Deed.GiveWord(asker, HandKind.QUESTION, about));
      chair(question, new Deed.EndWord());
      chair(4, new Deed.GiveWord(answers, HandKind.REPLY, about));
      chair(reply, new Deed.EndWord());
    }

    void raise(int seconds, DelegationId who) {
      act(seconds, speaker(who), new Deed.RaiseHand(who, HandKind.DEBATE, null));
    }
  }

  /// @param begins [#GONE] ago, or somewhat earlier
  void hold(DemoFilling filling, CouncilDayId id, Instant begins, Brought brought) {
    filling.at(begins.minus(Duration.ofHours(1)), () -> {
      links.chairPath(id);
      days.get(id).delegations().forEach(each -> links.spokespersonPath(id, each.id()));
    });
    filling.at(begins, () -> days.begin(id));
    var course = new Course(filling, id, begins);
    course.chair(40, Deed.Begin.of(days.get(id)));
    for (var place = 0; place < 4; place++) {
      course.present(place + 2, 95 + 5 * place);
    }
    var kitchen = owner(id, brought.kitchen);
    var swap = owner(id, brought.swap);
    var forest = owner(id, brought.forest);
    var shelves = owner(id, brought.shelves);
    course.chair(60, new Deed.GoTo(6));
    course.ask(forest, brought.kitchen, 24, 41);
    course.ask(shelves, brought.swap, 28, 37);
    course.ask(kitchen, brought.forest, 19, 44);
    course.act(6, course.speaker(forest), new Deed.SupportProposal(forest, brought.kitchen, true));
    course.ask(swap, brought.shelves, 29, 33);
    course.act(9, course.speaker(kitchen), new Deed.SupportProposal(kitchen, brought.forest, true));
    course.chair(300, new Deed.GoTo(7));
    course.raise(7, shelves);
    course.raise(3, swap);
    course.raise(6, forest);
    course.chair(10, new Deed.GiveWord(shelves, HandKind.DEBATE, null));
    course.raise(38, kitchen);
    course.chair(17, new Deed.EndWord());
    course.act(31, course.speaker(shelves), new Deed.MoveMerge(shelves, List.of(brought.shelves, brought.swap), new ClassProposalId(Id.fresh(clock.instant())), "Byttehuset"));
    course.raise(14, shelves);
    course.chair(11, new Deed.GiveWord(swap, HandKind.DEBATE, null));
    // Whoever looks finds some of the time left, whenever that is.
    course.chair(22, new Deed.HoldClock());
  }

  private DelegationId owner(CouncilDayId day, ClassProposalId proposal) {
    var of = days.get(day).proposal(proposal).delegation();
    if (of == null) {
      throw new IllegalStateException("No class of " + proposal.value());
    }
    return of;
  }
}
