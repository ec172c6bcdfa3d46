package dk.pip.council.floor.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Commitments;
import dk.pip.council.ClassProposal;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorBallot;
import dk.pip.council.floor.FloorPhase;
import dk.pip.council.floor.FloorVotes;
import dk.pip.council.floor.FloorWords;
import dk.pip.municipality.Municipality;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Draws what screens show.
@Component
class FloorPictures {
  /// How often a vote is asked how far it is.
  private static final long VOTE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_KEPT = 100;

  private final Floor floor;
  private final FloorVotes votes;
  private final CouncilDays days;
  private final Commitments commitments;
  private final Municipality municipality;
  private final Clock clock;
  private final Map<CouncilDayId, Known> known = new ConcurrentHashMap<>();

  /// What is the same on all screens of a day.
  private record Known(int number, CouncilDay day, boolean isVoting, @Nullable FloorBallot ballot, FloorView.@Nullable LastYear last, long asked) {}

  FloorPictures(Floor floor, FloorVotes votes, CouncilDays days, Commitments commitments, Municipality municipality, Clock clock) {
    this.floor = floor;
    this.votes = votes;
    this.days = days;
    this.commitments = commitments;
    this.municipality = municipality;
    this.clock = clock;
  }

  /// @param newest the number of the newest act
  String version(CouncilDayId day, int newest) {
    var before = known.get(day);
    var nanos = System.nanoTime();
    if (before == null || before.number() != newest || before.isVoting() && nanos - before.asked() > VOTE_NANOS) {
      if (known.size() > MOST_KEPT) {
        known.clear();
      }
      before = look(day, newest, nanos);
      known.put(day, before);
    }
    return version(before.number(), before.ballot());
  }

  private static String version(int number, @Nullable FloorBallot ballot) {
    return number + "-" + (ballot == null ? "0" : ballot.mark());
  }

  private Known look(CouncilDayId id, int newest, long nanos) {
    var day = days.get(id);
    var state = floor.state(id);
    // Before the last point only the vote itself can change without an act.
    var isVoting = !state.isEnded() && (state.phase() == FloorPhase.VOTE || !state.isBegun());
    var ballot = state.phase() == FloorPhase.VOTE || state.phase() == FloorPhase.RESULT || state.isEnded() ? votes.ballot(day).orElse(null) : null;
    return new Known(newest, day, isVoting, ballot, last(day), nanos);
  }

  FloorPicture draw(FloorChannel channel, String version) {
    var it = known.get(channel.day());
    var view = view(channel, it == null ? look(channel.day(), 0, System.nanoTime()) : it, version, null, Map.of());
    return FloorPicture.of(version, Templates.html(channel.view().part(), Map.of("v", view)));
  }

  /// As it stands now, for a page that is loaded.
  FloorView view(FloorChannel channel, @Nullable String problem, Map<String, String> typed) {
    var it = look(channel.day(), floor.state(channel.day()).number(), System.nanoTime());
    return view(channel, it, version(it.number(), it.ballot()), problem, typed);
  }

  private FloorView view(FloorChannel channel, Known it, String version, @Nullable String problem, Map<String, String> typed) {
    var acts = floor.acts(channel.day());
    var state = floor.state(channel.day());
    var texts = Texts.in(channel.language());
    var captions = channel.view() == FloorChannel.View.FOLLOW || channel.view() == FloorChannel.View.CHAIR ? new FloorWords(state, texts).captions(acts) : List.<FloorWords.Caption>of();
    var back = state.undoable();
    var undone = back == 0 ? "" : acts.stream().filter(act -> act.number() == back).map(act -> act.deed().kind()).findFirst().orElse("");
    var site = municipality.imprint().site();
    return new FloorView(it.day(), state, it.ballot(), version, clock.instant(), channel.delegation(), undone, captions, it.last(), problem, typed, site == null ? null : site.toString(), texts);
  }

  private FloorView.@Nullable LastYear last(CouncilDay day) {
    var id = day.last();
    var before = id == null ? null : days.find(id).orElse(null);
    if (before == null || before.letGoAt() == null) {
      return null;
    }
    var results = before.proposals().stream().filter(it -> it.granted() != null).map(this::result).toList();
    return results.isEmpty() ? null : new FloorView.LastYear(before.plan().title(), results);
  }

  private FloorView.LastYear.Result result(ClassProposal it) {
    var granted = it.granted();
    var path = it.commitmentPath();
    var became = path == null ? "" : commitments.findBySlug(path.substring(path.lastIndexOf('/') + 1)).filter(promise -> promise.audience() == CommitmentAudience.PUBLIC).map(promise -> promise.state().word()).orElse("");
    return new FloorView.LastYear.Result(it.text().title(), granted == null ? 0 : granted, became);
  }
}
