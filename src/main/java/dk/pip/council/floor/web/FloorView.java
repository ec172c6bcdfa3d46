package dk.pip.council.floor.web;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.explain.Explaining;
import dk.pip.ballot.counting.explain.Explanation;
import dk.pip.ballot.counting.explain.ResultPicture;
import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposalId;
import dk.pip.council.CouncilDay;
import dk.pip.council.DayResult;
import dk.pip.council.DelegationId;
import dk.pip.council.floor.AgendaItem;
import dk.pip.council.floor.DayState;
import dk.pip.council.floor.FloorBallot;
import dk.pip.council.floor.FloorClock;
import dk.pip.council.floor.FloorPhase;
import dk.pip.council.floor.FloorProposal;
import dk.pip.council.floor.FloorSeat;
import dk.pip.council.floor.FloorVote;
import dk.pip.council.floor.FloorVotes;
import dk.pip.council.floor.FloorWords;
import dk.pip.council.floor.Hand;
import dk.pip.council.floor.HandKind;
import dk.pip.council.floor.Motion;
import dk.pip.shared.Dates;
import dk.pip.shared.QrCode;
import dk.pip.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a screen of the floor shows, in one language.
///
/// @param version tells it from all other pictures of the day
/// @param own the class whose spokespersons look; null for the others
/// @param undone the kind of the chair's act that can be taken back next; empty for none
/// @param captions what was moved and decided, in order
/// @param last what came of the year before; null where that isn't known
/// @param problem why what was pressed was not done; null for nothing
/// @param typed what was typed with it, by field
/// @param site the address of the site, for codes to be photographed; null where it isn't known
public record FloorView(
    CouncilDay day,
    DayState state,
    @Nullable FloorBallot ballot,
    String version,
    Instant now,
    @Nullable DelegationId own,
    String undone,
    List<FloorWords.Caption> captions,
    @Nullable LastYear last,
    @Nullable String problem,
    Map<String, String> typed,
    @Nullable String site,
    Texts t) {
  private static final int MOST_IN_PICTURE = 5;


  /// What the day of the year before decided, and what became of it.
  public record LastYear(String title, List<Result> results) {
    /// @param became of it, as the state of a promise; empty where that isn't known
    public record Result(String title, long kroner, String became) {}
  }

  public FloorWords words() {
    return new FloorWords(state, t);
  }

  public String text(String key, Object... arguments) {
    return t.get(key, arguments);
  }

  /// What the hall is at.
  public String label() {
    var item = state.item();
    if (!state.isBegun() || item == null) {
      return day.plan().title();
    }
    return state.isEnded() ? text("floor.ended") : words().label(item);
  }

  /// The same for the hall, where what is presented stands large below it.
  public String hallLabel() {
    var item = state.item();
    if (item == null || item.phase() != FloorPhase.PRESENTATION) {
      return label();
    }
    var all = state.agenda().stream().filter(it -> it.phase() == FloorPhase.PRESENTATION).toList();
    return text("floor.hall.presentation", all.indexOf(item) + 1, all.size());
  }

  /// How much smaller words must stand to find room in the hall.
  public String length(String words) {
    return words.length() > 80 ? " is-longer" : words.length() > 36 ? " is-long" : "";
  }

  /// Where on the agenda, as the hall's screen has its forms.
  public String phase() {
    return !state.isBegun() ? "before" : state.isEnded() ? "ended" : state.phase().word();
  }

  public @Nullable FloorSeat seat(@Nullable DelegationId id) {
    return id == null ? null : state.seat(id).orElse(null);
  }

  public String kroner(long amount) {
    return words().kroner(amount);
  }

  /// The rest of a time as it is now; a script counts on from it.
  public String left(FloorClock clock) {
    return time(clock.leftAt(now));
  }

  /// `2:05`, and `–0:10` where it is over.
  static String time(Duration left) {
    var seconds = left.isNegative() ? -((-left.toMillis()) / 1000) : (left.toMillis() + 999) / 1000;
    var whole = Math.abs(seconds);
    return (left.isNegative() ? "–" : "") + whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
  }

  public boolean isLate(FloorClock clock) {
    return clock.leftAt(now).isNegative();
  }

  /// What the word is had for, in words.
  public String speaking(HandKind as, @Nullable ClassProposalId about) {
    var title = about == null ? "" : words().title(about);
    return switch (as) {
      case PRESENTATION -> text("floor.speaks.presentation", title);
      case QUESTION -> text("floor.speaks.question", title);
      case REPLY -> about == null ? text("floor.speaks.reply.plain") : text("floor.speaks.reply", title);
      case DEBATE -> text("floor.speaks.debate");
    };
  }

  /// What somebody waits for, in words.
  public String waiting(Hand hand) {
    var about = hand.about();
    return switch (hand.kind()) {
      case QUESTION -> text("floor.waits.question", about == null ? "" : words().title(about));
      case REPLY -> text("floor.waits.reply");
      case PRESENTATION, DEBATE -> text("floor.waits.debate");
    };
  }

  /// The three who come next.
  public List<Hand> soon() {
    var row = state.row();
    return row.subList(0, Math.min(3, row.size()));
  }

  public List<AgendaItem> ahead() {
    var from = Math.max(0, state.place() + 1);
    return state.agenda().subList(Math.min(from, state.agenda().size()), state.agenda().size());
  }

  /// Those of other classes that one can ask about, back or join with.
  public List<FloorProposal> others(DelegationId than) {
    return state.standing().stream().filter(it -> !it.owners().contains(than)).toList();
  }

  /// A class's own, as it stands now.
  public Optional<FloorProposal> proposalOf(DelegationId of) {
    return state.standing().stream().filter(it -> it.owners().contains(of)).findFirst();
  }

  /// The newest first.
  public List<FloorWords.Caption> newest(int most) {
    var from = Math.max(0, captions.size() - most);
    return captions.subList(from, captions.size()).reversed();
  }

  public String at(Instant then) {
    return Dates.time(Dates.local(then).toLocalTime(), t.language());
  }

  /// The title of what a key of the ballot stands for.
  public String option(String key) {
    return ballot == null ? "" : ballot.vote().option(key).map(VoteOption::title).orElse("");
  }

  /// The way of voting: `cards`, `hands`, `roll-call`.
  public String way() {
    var way = ballot == null ? day.plan().rules().way() : ballot.vote().rules().way();
    return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How far the vote is: `none`, `draft`, `agreed`, `open`, `last-call`, `cancelled` behind the back of the floor, `closed`, `even`.
  public String voting() {
    var vote = state.vote();
    if (vote != null && vote.outcome() != null) {
      var next = ballot != null && !ballot.vote().state().isOver();
      return state.tied().isEmpty() ? "closed" : next ? ballotState() : "even";
    }
    // One that was called off before it was opened here is made ready once more.
    return vote == null && ballot != null && ballot.vote().state() == VoteState.CANCELLED ? "none" : ballotState();
  }

  private String ballotState() {
    var vote = state.vote();
    if (ballot != null && ballot.vote().state() == VoteState.CLOSED && vote != null && vote.isOpen()) {
      // It has closed by itself after the last call, and the chair has yet to say so.
      return "last-call";
    }
    return ballot == null ? "none" : ballot.vote().state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Why the vote came out as it did, in words and a picture; null where nothing may be shown of it.
  public @Nullable Explanation explained() {
    var came = ballot == null ? null : ballot.outcome();
    return came == null || !came.shown() ? null : Explaining.of(came.file(), came.result(), t);
  }

  /// The picture of that where the hall has room for it beside those who won, and can read it; else null.
  public @Nullable ResultPicture picture() {
    var explained = grants().size() > MOST_IN_PICTURE ? null : explained();
    return explained == null || explained.picture().bars().size() > MOST_IN_PICTURE ? null : explained.picture();
  }

  /// What was decided last; null where nothing is.
  public FloorVote.@Nullable Outcome outcome() {
    var vote = state.vote();
    return vote == null ? null : vote.outcome();
  }

  /// Those that are voted on, as the hall sees them.
  public List<FloorProposal> options() {
    var vote = state.vote();
    if (vote != null && (vote.isOpen() || state.tied().isEmpty())) {
      return vote.options().stream().flatMap(id -> state.proposal(id).stream()).toList();
    }
    return state.tied().isEmpty() ? state.standing() : state.tied().stream().flatMap(id -> state.proposal(id).stream()).toList();
  }

  /// Who is called in a roll call.
  public List<FloorVotes.Called> called() {
    return FloorVotes.called(day);
  }

  /// What a seat has said, as a key of the ballot.
  public boolean said(String seat, String key) {
    var line = ballot == null ? "" : ballot.seats().getOrDefault(seat, "");
    return List.of(line.substring(line.indexOf(':') + 1).split(",")).contains(key);
  }

  /// How the pupils come to the page where they vote: an address to type, and a code to photograph.
  public String votingAddress() {
    return (site == null ? "" : site.replaceFirst("^https?://", "")) + "/stem";
  }

  public @Nullable QrCode votingCode() {
    return site == null ? null : QrCode.of(site + "/stem");
  }

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public String typed(String field, String other) {
    return typed.getOrDefault(field, other);
  }

  /// When and in which words the day begins: `kl. 9.00`.
  public String begins() {
    return Dates.time(day.plan().begins(), t.language());
  }

  /// What is moved, as a sentence.
  public String motion(Motion it) {
    var words = words();
    return switch (it.kind()) {
      case MERGE -> text("floor.motion.says.merge", words.name(it.by()), words.titles(it.of()));
      case AMEND -> text("floor.motion.says.amend", words.name(it.by()), words.titles(it.of()));
      case WITHDRAW -> text("floor.motion.says.withdraw", words.name(it.by()), words.titles(it.of()));
    };
  }

  /// The first of it, as people can compare it aloud, in fours.
  public String hash(String whole) {
    return whole.substring(0, Math.min(16, whole.length())).replaceAll("(.{4})(?=.)", "$1 ");
  }

  /// All that was granted in all rounds.
  public List<FloorVote.Grant> grants() {
    return state.votes().stream().flatMap(vote -> vote.outcome() == null ? Stream.<FloorVote.Grant>empty() : vote.outcome().grants().stream()).toList();
  }

  /// Whether the day is over, and was led without the floor or long ago.
  public boolean isHeld() {
    return day.state() == CouncilDay.State.HELD;
  }

  /// What was decided on a day that is over.
  public List<DayResult.Grant> decided() {
    var result = day.result();
    return result == null ? List.of() : result.grants();
  }

  public String title(DayResult.Grant grant) {
    return day.findProposal(grant.proposal()).map(proposal -> proposal.text().title()).orElse("");
  }

  /// Whether there is one winner, and no money.
  public boolean isWonByOne() {
    return grants().size() == 1 && grants().getFirst().kroner() == 0;
  }

  /// Whether hands were counted, of which everybody may have raised several.
  public boolean isCountOfHands() {
    return ballot != null && ballot.vote().rules().way() == VoteWay.HANDS && ballot.vote().rules().form() == BallotForm.APPROVAL;
  }

  /// The name of the class whose spokespersons look.
  public String className() {
    return day.findDelegation(own).map(it -> it.name()).orElse("");
  }

  /// The classes behind a proposal, before the day has begun.
  public String behind(ClassProposal it) {
    return String.join(", ", day.behind(it).stream().map(who -> who.name()).toList());
  }

  /// Whether the chair can go on to what comes next.
  public boolean mayGoOn() {
    return !(state.phase() == FloorPhase.VOTE) || voting().equals("closed");
  }

  /// Whether that is what one would do now: not while somebody speaks.
  public boolean isMainNext() {
    return state.speech() == null || state.speech().kind() == HandKind.PRESENTATION;
  }

  /// The chair's act that would be taken back, in words.
  public String undoing() {
    return text("floor.undo." + undone);
  }

  /// How far up the row a hand is, in words.
  public String place(Hand hand) {
    var place = state.row().indexOf(hand) + 1;
    return place <= 1 ? text("floor.phone.up.first") : text("floor.phone.up", place);
  }

  /// Whether questions are to a proposal now.
  public boolean isQuestions() {
    return state.phase() == FloorPhase.QUESTIONS;
  }
}
