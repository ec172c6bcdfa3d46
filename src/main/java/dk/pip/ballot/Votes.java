package dk.pip.ballot;

import dk.pip.keys.Keys;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Lots;
import dk.pip.shared.Slug;
import dk.pip.shared.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to votes: what is asked, who may vote, when, and what came of it. Ballots come by [BallotBox].
@Service
public class Votes {
  /// The most cards of one vote.
  public static final int MOST_CARDS = 3_000;
  public static final int MOST_SEATS = 500;
  public static final int LONGEST_SEAT = 120;

  /// How long after the last call a secret vote can be closed: so that all nodes have written what they hold, and what a line has swallowed has
  /// come again.
  public static final Duration LAST_CALL = Duration.ofSeconds(8);

  static final String HANDS = "HANDS";
  static final String PAPER = "PAPER";
  /// It was cancelled, as it was in no backup.
  static final String LOST = "lost";
  private static final String AGREED = "agreed";
  private static final int MOST_OF_EACH = 1_000_000;
  private static final int SLUG = 60;
  private static final int SLUG_LOT = 4;

  private final VoteTable table;
  private final BallotTable ballots;
  private final VoteBoards boards;
  private final SigningKeys signingKeys;
  private final Electorates electorates;
  private final Keys keys;
  private final Clock clock;

  Votes(VoteTable table, BallotTable ballots, VoteBoards boards, SigningKeys signingKeys, Electorates electorates, Keys keys, Clock clock) {
    this.table = table;
    this.ballots = ballots;
    this.boards = boards;
    this.signingKeys = signingKeys;
    this.electorates = electorates;
    this.keys = keys;
    this.clock = clock;
  }

  /// What is wrong with a vote as it would be drafted; empty for nothing.
  public static List<VoteFault> faults(NewVote vote) {
    return vote.faults();
  }

  /// The seed of its lots is drawn now, and its hash shown at the desk from now on, and to everybody as soon as they see the vote.
  ///
  /// @throws IllegalArgumentException for one with [#faults]
  @Transactional
  public VoteId draft(VoteOfficial by, NewVote vote) {
    return draft(by, vote, null);
  }

  private VoteId draft(VoteOfficial by, NewVote vote, @Nullable VoteId firstRound) {
    if (!vote.faults().isEmpty()) {
      throw new IllegalArgumentException("No vote: " + vote.faults());
    }
    var now = clock.instant();
    var id = new VoteId(Id.fresh(now));
    var words = Slug.of(vote.title(), SLUG);
    table.add(id, words.isEmpty() ? Lots.draw(2 * SLUG_LOT) : words + "-" + Lots.draw(SLUG_LOT), vote, Tokens.fresh(), firstRound, now);
    note(id, "drafted", by, "");
    return id;
  }

  /// As long as it is a draft, and no cards are made. Whoever has agreed on its readers has to once more.
  @Transactional
  public VoteAct change(VoteOfficial by, VoteId id, NewVote vote) {
    var known = locked(id);
    if (known.state() != VoteState.DRAFT || known.rules().way() == VoteWay.CARDS && known.electorate() > 0) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    if (!vote.faults().isEmpty()) {
      return new VoteAct.Refused(vote.faults());
    }
    table.change(id, vote);
    electorates.forget(id);
    table.setElectorate(id, 0);
    table.forgetSteps(id, AGREED);
    note(id, "changed", by, "");
    return done(id);
  }

  /// Asks about other options than were drafted, as proposals are joined or withdrawn until the last moment: after cards are printed, and not once
  /// one has been signed for, as what is signed names the options.
  @Transactional
  public VoteAct changeOptions(VoteOfficial by, VoteId id, List<VoteOption> options) {
    var known = locked(id);
    if (known.state() != VoteState.DRAFT && (known.state() != VoteState.AGREED || ballots.redeemed(id) > 0)) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    var faults = new NewVote(known.title(), known.about(), known.rules(), options, known.practice(), known.opensAt(), known.closesAt(), known.list(), known.secondSigner()).faults();
    if (!faults.isEmpty()) {
      return new VoteAct.Refused(faults);
    }
    table.changeOptions(id, options);
    note(id, "changed", by, "");
    return done(id);
  }

  /// Makes all cards of a vote, and its key. Made once more they are other cards, and those before are worth nothing.
  @Transactional
  public CardsPrepared prepareCards(VoteOfficial by, VoteId id, int number) {
    var known = locked(id);
    if (known.rules().way() != VoteWay.CARDS || known.state() != VoteState.DRAFT) {
      return new CardsPrepared.Refused(VoteFault.NOT_NOW);
    }
    if (number < 1 || number > MOST_CARDS) {
      return new CardsPrepared.Refused(VoteFault.NUMBER_WRONG);
    }
    if (known.secondSigner() && known.secondKey() == null) {
      return new CardsPrepared.Refused(VoteFault.SECOND_KEY_MISSING);
    }
    signingKeys.make(id);
    var codes = Stream.generate(CardCode::draw).distinct().limit(number).toList();
    ballots.putCards(id, codes.stream().map(code -> BallotBox.hash(keys, code)).toList());
    table.setElectorate(id, number);
    table.forgetSteps(id, AGREED);
    note(id, "cards", by, String.valueOf(number));
    return new CardsPrepared.Ready(get(id), codes);
  }

  /// A fresh card in the place of one that somebody has lost or shown around: before it opens only, and only where nothing was signed for it.
  @Transactional
  public CardsPrepared replaceCard(VoteOfficial by, VoteId id, CardCode lost) {
    var known = locked(id);
    if (known.rules().way() != VoteWay.CARDS || known.electorate() == 0 || known.state() != VoteState.DRAFT && known.state() != VoteState.AGREED) {
      return new CardsPrepared.Refused(VoteFault.NOT_NOW);
    }
    var card = ballots.card(id, BallotBox.hash(keys, lost)).orElse(null);
    if (card == null || card.voided()) {
      return new CardsPrepared.Refused(VoteFault.CARD_UNKNOWN);
    }
    if (card.isUsed()) {
      return new CardsPrepared.Refused(VoteFault.CARD_USED);
    }
    var fresh = CardCode.draw();
    ballots.replaceCard(id, BallotBox.hash(keys, lost), BallotBox.hash(keys, fresh));
    table.setReplaced(id, known.replaced() + 1);
    note(id, "replaced", by, "");
    return new CardsPrepared.Ready(get(id), List.of(fresh));
  }

  /// Somebody hands their card in and is given a ballot on paper: nothing is signed for the card any more. One that was signed for stays what it is.
  @Transactional
  public VoteAct handInCard(VoteOfficial by, VoteId id, CardCode card) {
    var known = locked(id);
    if (known.rules().way() != VoteWay.CARDS || known.state() != VoteState.AGREED && !known.state().takesBallots()) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    var hash = BallotBox.hash(keys, card);
    var there = ballots.card(id, hash).orElse(null);
    if (there == null) {
      return VoteAct.Refused.of(VoteFault.CARD_UNKNOWN);
    }
    if (there.voided()) {
      return VoteAct.Refused.of(VoteFault.CARD_VOID);
    }
    if (!ballots.voidCard(id, hash)) {
      return VoteAct.Refused.of(VoteFault.CARD_USED);
    }
    note(id, "card-in", by, "");
    return done(id);
  }

  /// Somebody agrees on the number of those who may vote; when two have, it is fixed, and cards are taken. Who of the readers may is fixed by the
  /// first of the two, and nobody comes to it afterwards; their vote then opens at its time.
  @Transactional
  public VoteAct agree(VoteOfficial by, VoteId id) {
    var known = locked(id);
    if (!known.isSecret() || known.state() != VoteState.DRAFT) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    if (known.secondSigner() && known.secondKey() == null) {
      // Once it is fixed who may vote, no key is taken.
      return VoteAct.Refused.of(VoteFault.SECOND_KEY_MISSING);
    }
    var number = known.electorate();
    if (number == 0) {
      if (known.rules().way() != VoteWay.READERS) {
        return VoteAct.Refused.of(VoteFault.NO_CARDS);
      }
      number = electorates.freeze(known);
      if (number == 0) {
        return VoteAct.Refused.of(VoteFault.NOBODY_MAY_VOTE);
      }
      table.setElectorate(id, number);
    }
    var before = table.steps(id).stream().filter(step -> step.act().equals(AGREED)).toList();
    if (before.stream().anyMatch(step -> step.official().equals(by.key()))) {
      return VoteAct.Refused.of(VoteFault.SAME_PERSON);
    }
    note(id, AGREED, by, String.valueOf(number));
    if (!before.isEmpty()) {
      table.becomes(id, VoteState.AGREED, clock.instant());
    }
    return done(id);
  }

  /// From now on ballots are taken, and nothing about the vote changes.
  @Transactional
  public VoteAct open(VoteOfficial by, VoteId id) {
    var known = locked(id);
    var mayOpen = known.state() == VoteState.AGREED || known.state() == VoteState.DRAFT && !known.isSecret();
    if (!mayOpen) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    if (known.rules().way() == VoteWay.READERS) {
      signingKeys.make(id);
    }
    table.becomes(id, VoteState.OPEN, clock.instant());
    note(id, "opened", by, "");
    return done(id);
  }

  /// Tells all nodes to write what they hold. In [#LAST_CALL] the vote can be closed, and closes by itself soon after.
  @Transactional
  public VoteAct lastCall(VoteOfficial by, VoteId id) {
    if (locked(id).state() != VoteState.OPEN) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    table.becomes(id, VoteState.LAST_CALL, clock.instant());
    note(id, "last-call", by, "");
    return done(id);
  }

  /// Counts, makes the board, reveals the seed and destroys the key. A secret vote has its last call first, else this is it
  /// ([VoteFault#TOO_EARLY]): ask again in [#LAST_CALL]. Where nothing was counted in the open, or more
  /// than may vote in secret, it is not closed before that is mended.
  @Transactional
  public VoteAct close(VoteOfficial by, VoteId id) {
    var known = locked(id);
    if (!known.state().takesBallots()) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    var uncounted = uncounted(known);
    if (uncounted.isPresent()) {
      return VoteAct.Refused.of(uncounted.get());
    }
    var now = clock.instant();
    if (known.isSecret()) {
      var called = known.lastCallAt();
      if (called == null) {
        table.becomes(id, VoteState.LAST_CALL, now);
        note(id, "last-call", by, "");
        return VoteAct.Refused.of(VoteFault.TOO_EARLY);
      }
      if (now.isBefore(called.plus(LAST_CALL))) {
        return VoteAct.Refused.of(VoteFault.TOO_EARLY);
      }
      if (isMoreThanCards(known, agreedPaper(id).orElse(Map.of()))) {
        return VoteAct.Refused.of(VoteFault.MORE_THAN_CARDS);
      }
    }
    table.becomes(id, VoteState.CLOSED, now);
    note(id, "closed", by, "");
    boards.make(get(id), now);
    table.forgetKey(id);
    ballots.forget(id);
    return done(id);
  }

  /// Why there is nothing to count in the open yet. Whoever wants to drop a vote cancels it.
  private Optional<VoteFault> uncounted(Vote vote) {
    return switch (vote.rules().way()) {
      case HANDS -> agreedHands(vote.id()).isEmpty() ? Optional.of(VoteFault.HANDS_NOT_COUNTED) : Optional.empty();
      case ROLL_CALL -> rollCall(vote.id()).isEmpty() ? Optional.of(VoteFault.SEATS_SILENT) : Optional.empty();
      case CARDS, READERS -> Optional.empty();
    };
  }

  /// It comes to nothing: no ballot of it is counted, and none is kept.
  @Transactional
  public VoteAct cancel(VoteOfficial by, VoteId id) {
    var known = locked(id);
    if (known.state().isOver()) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    end(by, id, "cancelled");
    return done(id);
  }

  private void end(VoteOfficial by, VoteId id, String act) {
    table.becomes(id, VoteState.CANCELLED, clock.instant());
    note(id, act, by, "");
    table.forgetKey(id);
    ballots.forget(id);
  }

  /// Cancels a vote whose cards, readers, ballots and key are gone, as they are in a copy that was restored from a backup.
  @Transactional
  public void cancelIfLost(VoteId id) {
    locked(id);
  }

  /// What each seat has said, in the order of the call; it replaces what was recorded before.
  ///
  /// @param choices lines of ballots ([BallotChoices]) by the name of the seat
  @Transactional
  public VoteAct recordRollCall(VoteOfficial by, VoteId id, Map<String, String> choices) {
    var known = locked(id);
    if (known.rules().way() != VoteWay.ROLL_CALL || known.state() != VoteState.OPEN) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    var areSeats = choices.keySet().stream().allMatch(seat -> !seat.isBlank() && seat.length() <= LONGEST_SEAT);
    if (choices.size() > MOST_SEATS || !areSeats || choices.values().stream().anyMatch(choice -> BallotChoices.read(known, choice).isEmpty())) {
      return VoteAct.Refused.of(VoteFault.CHOICE_WRONG);
    }
    table.putSeats(id, choices);
    note(id, "roll-call", by, String.valueOf(choices.size()));
    return done(id);
  }

  /// What each seat has said so far.
  public Map<String, String> rollCall(VoteId id) {
    return table.seats(id);
  }

  /// What a teller has counted for each option, by its key; the empty key is who voted for none. It counts where two say the same.
  @Transactional
  public VoteTally recordHands(VoteOfficial teller, VoteId id, Map<String, Integer> counts) {
    var known = locked(id);
    if (known.rules().way() != VoteWay.HANDS || known.state() != VoteState.OPEN) {
      return new VoteTally.Refused(VoteFault.NOT_NOW);
    }
    var areOptions = counts.keySet().stream().allMatch(key -> key.isEmpty() || known.option(key).isPresent());
    return areOptions ? tally(teller, id, HANDS, counts) : new VoteTally.Refused(VoteFault.CHOICE_WRONG);
  }

  /// What somebody has counted of ballots on paper: how many of each line ([BallotChoices]). It counts where two say the same, and
  /// is counted with those by card; both together are no more than may vote.
  @Transactional
  public VoteTally recordPaper(VoteOfficial by, VoteId id, Map<String, Integer> counts) {
    var known = locked(id);
    if (!known.isSecret() || !known.state().takesBallots()) {
      return new VoteTally.Refused(VoteFault.NOT_NOW);
    }
    if (!counts.keySet().stream().allMatch(choice -> BallotChoices.read(known, choice).isPresent())) {
      return new VoteTally.Refused(VoteFault.CHOICE_WRONG);
    }
    return isMoreThanCards(known, counts) ? new VoteTally.Refused(VoteFault.MORE_THAN_CARDS) : tally(by, id, PAPER, counts);
  }

  /// Whether somebody must have voted twice, by card and on paper.
  private boolean isMoreThanCards(Vote vote, Map<String, Integer> paper) {
    return ballots.redeemed(vote.id()) + paper.values().stream().mapToLong(Integer::longValue).sum() > vote.electorate();
  }

  private VoteTally tally(VoteOfficial by, VoteId id, String kind, Map<String, Integer> counts) {
    if (counts.values().stream().anyMatch(count -> count < 0 || count > MOST_OF_EACH) || counts.size() > MOST_OF_EACH) {
      return new VoteTally.Refused(VoteFault.NUMBER_WRONG);
    }
    var before = table.tallies(id, kind);
    if (before.stream().anyMatch(VoteTable.Tally::agreed)) {
      // Whoever counts once more begins from the start.
      table.forgetTallies(id, kind);
      before = List.of();
    }
    var other = before.stream().filter(each -> !each.official().equals(by.key())).findFirst().orElse(null);
    table.putTally(id, kind, by, VoteJson.counts(counts), clock.instant());
    if (other == null) {
      return new VoteTally.FirstOfTwo();
    }
    var theirs = VoteJson.counts(other.counts());
    if (!without0(theirs).equals(without0(counts))) {
      table.forgetTallies(id, kind);
      return new VoteTally.Differs(other.name(), theirs, by.name(), counts);
    }
    table.agreeTallies(id, kind);
    note(id, kind.toLowerCase(Locale.ROOT), by, other.name());
    return new VoteTally.Agreed(counts);
  }

  private static Map<String, Integer> without0(Map<String, Integer> counts) {
    return counts.entrySet().stream().filter(each -> each.getValue() > 0).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
  }

  /// What two have counted alike; empty where they haven’t yet.
  public Optional<Map<String, Integer>> agreedHands(VoteId id) {
    return boards.agreed(id, HANDS);
  }

  public Optional<Map<String, Integer>> agreedPaper(VoteId id) {
    return boards.agreed(id, PAPER);
  }

  /// Who has counted and waits for the other one to.
  public List<String> countedBy(VoteId id) {
    return Stream.of(HANDS, PAPER).flatMap(kind -> table.tallies(id, kind).stream()).filter(each -> !each.agreed()).map(VoteTable.Tally::name).toList();
  }

  public Vote get(VoteId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No vote " + id.value()));
  }

  public Optional<Vote> find(VoteId id) {
    return table.find(id);
  }

  /// By the end of its address.
  public Optional<Vote> find(String slug) {
    return table.find(slug);
  }

  /// All that are not to try, the newest first.
  public List<Vote> list() {
    return table.list(false);
  }

  public List<Vote> listPractices() {
    return table.list(true);
  }

  public VoteProgress progress(VoteId id) {
    var vote = get(id);
    // Cards and ballots are forgotten when it closes; the board still knows how many there were.
    var counted = vote.state() == VoteState.CLOSED ? outcome(id) : Optional.<VoteOutcome>empty();
    return counted
        .map(outcome -> new VoteProgress(vote.electorate(), outcome.redeemed(), outcome.ballots()))
        .orElseGet(() -> new VoteProgress(vote.electorate(), ballots.redeemed(id), ballots.count(id)));
  }

  /// What was done to it, by whom; nothing about voters.
  public List<VoteStep> steps(VoteId id) {
    return table.steps(id).stream().map(step -> new VoteStep(step.act(), step.name(), step.said(), step.at())).toList();
  }

  /// Empty until it is closed.
  public Optional<VoteOutcome> outcome(VoteId id) {
    return boards.outcome(id);
  }

  /// Everything that it is counted from; empty until it is closed.
  public Optional<VoteBoard> board(VoteId id) {
    return table.board(id);
  }

  /// The ballots on the board; empty until it is closed.
  public Optional<BoardLines> lines(VoteId id) {
    return boards.lines(id);
  }

  /// Drafts the vote between those that are tied; the same where it is asked for again. Refused where nobody is.
  @Transactional
  public VoteAct secondRound(VoteOfficial by, VoteId id) {
    var known = locked(id);
    var outcome = outcome(id).orElse(null);
    if (outcome == null || outcome.ties().size() < 2) {
      return VoteAct.Refused.of(VoteFault.NOT_NOW);
    }
    var again = table.secondRound(id).orElse(null);
    if (again != null) {
      return new VoteAct.Done(again);
    }
    var options = known.options().stream().filter(option -> outcome.ties().contains(option.key())).toList();
    var next = draft(by, new NewVote(known.title(), known.about(), rest(known.rules(), outcome), options, known.practice(), null, null, known.list(), known.secondSigner()), id);
    return done(next);
  }

  /// Of what has been granted already nothing is given twice.
  private static VoteRules rest(VoteRules rules, VoteOutcome outcome) {
    var left = rules.rule().isForMoney() ? outcome.result().left() : rules.budgetKroner();
    return new VoteRules(rules.form(), rules.way(), rules.rule(), rules.tie(), left, rules.points());
  }

  /// What those said who really decide, as a real council does about a pupils’ vote: a step with its day, and a link to the minutes.
  ///
  /// @param minutes a whole address; blank for none
  @Transactional
  public VoteAct recordApproval(VoteOfficial by, VoteId id, boolean approved, LocalDate day, String minutes) {
    var isAddress = minutes.isBlank() || minutes.matches("https?://[^\\s\\p{Cntrl}]{3,500}");
    if (locked(id).state() != VoteState.CLOSED || !isAddress || day.isAfter(Dates.local(clock.instant()).toLocalDate())) {
      return VoteAct.Refused.of(isAddress ? VoteFault.NOT_NOW : VoteFault.ADDRESS_WRONG);
    }
    note(id, approved ? "approved" : "not-approved", by, (day + " " + minutes).strip());
    return done(id);
  }

  /// Asks for a second signer: what is returned is known to nobody else, and good until the cards are made.
  @Transactional
  public Optional<String> inviteSecondSigner(VoteOfficial by, VoteId id) {
    var known = locked(id);
    if (!known.secondSigner() || known.state() != VoteState.DRAFT || known.electorate() > 0) {
      return Optional.empty();
    }
    var token = Tokens.fresh();
    table.setSecond(id, null, Tokens.hash(token));
    note(id, "second-asked", by, "");
    return Optional.of(token);
  }

  /// A practice goes with all that belongs to it.
  @Transactional
  public void removePractice(VoteId id) {
    table.remove(id);
  }

  /// The vote, which nobody else changes meanwhile. One that is lost is over by now, whatever was to be done to it.
  private Vote locked(VoteId id) {
    var known = table.lock(id).orElseThrow(() -> new IllegalArgumentException("No vote " + id.value()));
    if (!table.isLost(id)) {
      return known;
    }
    end(VoteOfficial.PIP, id, LOST);
    return get(id);
  }

  private VoteAct done(VoteId id) {
    return new VoteAct.Done(get(id));
  }

  private void note(VoteId id, String act, VoteOfficial by, String said) {
    table.addStep(id, act, by, said, clock.instant());
  }
}
