package dk.pip.council.floor.web;

import dk.pip.ballot.VoteFault;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.council.DelegationId;
import dk.pip.council.floor.Deed;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorBallot;
import dk.pip.council.floor.FloorBy;
import dk.pip.council.floor.FloorVotes;
import dk.pip.shared.TypedText;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Does what is pressed on the chair's console and on the spokespersons' pages.
@Component
class FloorDesk {
  private final Floor floor;
  private final FloorVotes votes;
  private final CouncilDays days;
  private final Clock clock;

  FloorDesk(Floor floor, FloorVotes votes, CouncilDays days, Clock clock) {
    this.floor = floor;
    this.votes = votes;
    this.days = days;
    this.clock = clock;
  }

  /// Why what was pressed was not done; a sentence of the catalogue.
  record Problem(String key, Object... arguments) {}

  /// @return null where it was done
  @Nullable Problem chair(CouncilDay day, FloorBy by, VoteOfficial official, MultiValueMap<String, String> form) {
    var act = form.getFirst("act") == null ? "" : String.valueOf(form.getFirst("act"));
    var seen = number(form.getFirst("seen"));
    return switch (act) {
      case "begin" -> day.heldBack().isEmpty() ? begin(day, by, seen) : new Problem("floor.problem.held-back");
      case "begin-without" -> begin(day, by, seen);
      case "end" -> end(day, by, seen);
      case "vote-prepare" -> said(votes.prepare(day, official));
      case "vote-agree" -> said(votes.agree(day, official));
      case "vote-open" -> said(votes.open(day, by, official, seen));
      case "vote-last" -> said(votes.lastCall(day, official));
      case "vote-close" -> said(votes.close(day, by, official, seen, ticks(day, form)));
      case "vote-cancel" -> said(votes.cancel(day, by, official, seen));
      case "vote-second" -> said(votes.secondRound(day, official));
      case "vote-hands" -> hands(day, seen, form);
      case "vote-call" -> said(votes.call(day, official, seen, ticks(day, form)));
      default -> press(day, by, seen, act, form, null);
    };
  }

  @Nullable Problem spokesperson(FloorSpokesperson who, MultiValueMap<String, String> form) {
    var act = form.getFirst("act") == null ? "" : String.valueOf(form.getFirst("act"));
    var own = who.delegation().id();
    return press(who.day(), FloorBy.spokesperson(own, who.delegation().name()), null, act, form, own);
  }

  private @Nullable Problem press(CouncilDay day, FloorBy by, @Nullable Integer seen, String act, MultiValueMap<String, String> form, @Nullable DelegationId own) {
    var pressed = new FloorPress(floor.state(day.id()), form.toSingleValueMap(), clock.instant(), own).read(act);
    return switch (pressed) {
      case FloorPress.Pressed.This(var deed) -> said(floor.act(day.id(), by, seen, deed));
      case FloorPress.Pressed.Wrong wrong -> new Problem(wrong.key(), wrong.arguments());
    };
  }

  private static int number(@Nullable String typed) {
    try {
      return typed == null ? 0 : Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static @Nullable Problem said(Floor.Done done) {
    return switch (done) {
      case Floor.Done.Taken _ -> null;
      case Floor.Done.Faster _ -> new Problem("floor.faster");
      case Floor.Done.Refused(var why, _) -> new Problem("floor.refusal." + why.word());
    };
  }

  private static @Nullable Problem said(FloorVotes.Voted voted) {
    return switch (voted) {
      case FloorVotes.Voted.Done _ -> null;
      case FloorVotes.Voted.Waits _ -> null;
      case FloorVotes.Voted.Differs(var how) -> new Problem("floor.hands.differ", how.first(), how.second());
      case FloorVotes.Voted.NotOnFloor(var why) -> said(why);
      case FloorVotes.Voted.NotInBox(var faults) -> new Problem(faults.isEmpty() ? VoteFault.NOT_NOW.key() : faults.getFirst().key());
    };
  }

  private @Nullable Problem begin(CouncilDay day, FloorBy by, int seen) {
    if (day.presented().size() < 2) {
      return new Problem("floor.problem.too-few");
    }
    days.begin(day.id());
    var drawn = days.get(day.id());
    return said(floor.act(day.id(), by, seen, Deed.Begin.of(drawn)));
  }

  private @Nullable Problem end(CouncilDay day, FloorBy by, int seen) {
    var done = floor.act(day.id(), by, seen, new Deed.EndDay());
    if (done instanceof Floor.Done.Taken || floor.state(day.id()).isEnded()) {
      votes.decideAgain(day);
      days.end(day.id());
    }
    return said(done);
  }

  private @Nullable Problem hands(CouncilDay day, int seen, MultiValueMap<String, String> form) {
    var vote = votes.ballot(day).map(FloorBallot::vote).orElse(null);
    var teller = TypedText.line(form.getFirst("teller"));
    if (vote == null || teller.isEmpty() || teller.length() > 60) {
      return new Problem("floor.problem.teller");
    }
    var counts = new LinkedHashMap<String, Integer>();
    for (var option : vote.options()) {
      var typed = form.getFirst("count-" + option.key());
      if (typed == null || !typed.strip().matches("\\d{1,5}")) {
        return new Problem("floor.problem.counts");
      }
      counts.put(option.key(), Integer.parseInt(typed.strip()));
    }
    return said(votes.count(day, seen, teller, counts));
  }

  private static FloorVotes.Ticks ticks(CouncilDay day, MultiValueMap<String, String> form) {
    var all = new LinkedHashMap<String, List<String>>();
    var seats = FloorVotes.called(day);
    for (var place = 0; place < seats.size(); place++) {
      var said = form.getOrDefault("seat-" + place, List.of()).stream().filter(key -> key.matches("[a-z0-9]{1," + VoteOption.LONGEST_KEY + "}")).toList();
      if (!said.isEmpty()) {
        all.put(seats.get(place).seat(), said);
      }
    }
    var seen = form.getFirst("said");
    return new FloorVotes.Ticks(all, seen == null ? "" : seen);
  }
}
