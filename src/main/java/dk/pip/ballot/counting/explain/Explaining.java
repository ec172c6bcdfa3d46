package dk.pip.ballot.counting.explain;

import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.BallotKind;
import dk.pip.ballot.counting.Candidate;
import dk.pip.ballot.counting.CountFields;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountResult;
import dk.pip.ballot.counting.CountStep;
import dk.pip.ballot.counting.CountStep.Bought;
import dk.pip.ballot.counting.CountStep.Duels;
import dk.pip.ballot.counting.CountStep.Passed;
import dk.pip.ballot.counting.CountStep.Round;
import dk.pip.ballot.counting.CountStep.Share;
import dk.pip.ballot.counting.CountStep.ShareOfEach;
import dk.pip.ballot.counting.CountStep.Shared;
import dk.pip.ballot.counting.CountStep.Stage;
import dk.pip.ballot.counting.CountStep.Tally;
import dk.pip.ballot.counting.Counting;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.Fraction;
import dk.pip.ballot.counting.TieBreak;
import dk.pip.ballot.counting.TieMet;
import dk.pip.ballot.counting.WeightedBallot;
import dk.pip.ballot.counting.explain.ResultPicture.Bar;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says what a count came to and why, in short words.
public final class Explaining {
  /// Longer stories are not read; the table has all.
  private static final int LONGEST = 40;

  private static final int MOST_BARS = 30;

  private final BallotFile file;
  private final CountResult result;
  private final Texts texts;
  private final Amounts amounts;

  private Explaining(BallotFile file, CountResult result, Texts texts) {
    this.file = file;
    this.result = result;
    this.texts = texts;
    this.amounts = new Amounts(file, texts);
  }

  public static Explanation of(BallotFile file, CountResult result, Texts texts) {
    return new Explaining(file, result, texts).explanation();
  }

  /// How many voted for each, and where there is money what it gets.
  public static VotePicture votes(BallotFile file, CountResult result, Texts texts) {
    return new Explaining(file, result, texts).votePicture();
  }

  /// The same ballots by votes and by equal shares, with nothing chosen anew: for the lesson, not for the result.
  public static SideBySide sideBySide(BallotFile file, TieBreak tie, CountOptions options, Texts texts) {
    var greedy = Counting.count(file, CountingRule.GREEDY, tie, options);
    var equal = Counting.count(file, CountingRule.EQUAL_SHARES, tie, options);
    return new SideBySide(of(file, greedy, texts), of(file, equal, texts), table(file, greedy, equal, texts), lesson(file, greedy, equal, texts));
  }

  private static ResultTable table(BallotFile file, CountResult greedy, CountResult equal, Texts texts) {
    var amounts = new Amounts(file, texts);
    var rows =
        file.candidates().stream()
            .map(candidate -> List.of(candidate.title(), amounts.kroner(candidate.cost()), gets(greedy, candidate, amounts, texts), gets(equal, candidate, amounts, texts)))
            .toList();
    return new ResultTable(
        texts.get("ballot.explain.sides"),
        List.of(
            texts.get("ballot.explain.head.project"), texts.get("ballot.explain.head.cost"), texts.get("ballot.explain.rule.greedy"),
            texts.get("ballot.explain.rule.equal-shares")),
        List.of(false, true, true, true),
        rows);
  }

  private static String gets(CountResult result, Candidate candidate, Amounts amounts, Texts texts) {
    if (result.open().contains(candidate.key())) {
      return texts.get("ballot.explain.gets.open");
    }
    var granted = result.granted(candidate.key());
    return granted > 0 || result.winners().contains(candidate.key()) ? amounts.kroner(granted) : texts.get("ballot.explain.gets.nothing");
  }

  private static String lesson(BallotFile file, CountResult greedy, CountResult equal, Texts texts) {
    var amounts = new Amounts(file, texts);
    return texts.get("ballot.explain.lesson", amounts.number(reached(file, greedy)), amounts.number(reached(file, equal)), amounts.number(file.cast()));
  }

  /// Voters who voted for something that gets money.
  private static long reached(BallotFile file, CountResult result) {
    return file.ballots().stream()
        .filter(ballot -> ballot.content().named().anyMatch(result.winners()::contains))
        .mapToLong(WeightedBallot::count)
        .sum();
  }

  private Explanation explanation() {
    var story = result.steps().stream().filter(this::isLastWord).flatMap(this::story).toList();
    var shown = story.size() <= LONGEST ? story : Stream.concat(story.stream().limit(LONGEST), Stream.of(texts.get("ballot.explain.longer", story.size() - LONGEST))).toList();
    return new Explanation(headline(), how(), shown, result.ties().stream().map(this::tie).distinct().limit(LONGEST).toList(), picture(), table());
  }

  /// What is looked at once more where money is left over needs no words before that.
  private boolean isLastWord(CountStep step) {
    return !(step instanceof Passed passed)
        || passed.why() != CountStep.Why.VOTERS_CANT_PAY
        || result.steps().stream().filter(other -> other instanceof Passed later && later.project().equals(passed.project()) || other instanceof Bought bought && bought.project().equals(passed.project())).count() == 1;
  }

  private String headline() {
    return switch (result.state()) {
      case DECIDED -> {
        if (!result.rule().isForMoney()) {
          yield texts.get("ballot.explain.won", amounts.names(result.winners()));
        }
        yield texts.get(result.winners().size() == 1 ? "ballot.explain.one-paid" : "ballot.explain.paid", amounts.number(result.winners().size()), amounts.kroner(result.granted()), amounts.kroner(file.budget()));
      }
      case SHARED -> result.winners().isEmpty() ? texts.get("ballot.explain.nobody") : texts.get("ballot.explain.shared", amounts.names(result.winners()));
      case SECOND_ROUND -> texts.get("ballot.explain.second-round", amounts.names(result.open()));
      case TIED -> texts.get("ballot.explain.tied", amounts.names(result.open()));
      case NOBODY -> texts.get(result.cast() == result.blank() ? "ballot.explain.no-votes" : "ballot.explain.nobody");
    };
  }

  private String how() {
    var key = "ballot.explain.how." + CountFields.word(result.rule());
    return result.rule() == CountingRule.EQUAL_SHARES && file.cast() > 0 ? texts.get(key, amounts.kroner(Fraction.of(file.budget(), file.cast()))) : texts.get(key.replace("equal-shares", "equal-shares-none"));
  }

  private Stream<String> story(CountStep step) {
    return switch (step) {
      case Tally _ -> Stream.of();
      case Round round -> Stream.of(round(round));
      case Duels duels -> duels(duels);
      case Bought bought -> Stream.of(bought(bought));
      case Passed passed -> Stream.of(passed(passed));
      case ShareOfEach share ->
          Stream.of(share.rises() == 0 ? texts.get("ballot.explain.share", amounts.kroner(share.begun())) : texts.get("ballot.explain.share-raised", amounts.kroner(share.begun()), amounts.kroner(share.used())));
      case Shared shared -> Stream.concat(shared.grants().stream().map(grant -> texts.get("ballot.explain.part", amounts.name(grant.candidate()), amounts.kroner(grant.amount()))), shared.rest() == 0 ? Stream.of() : Stream.of(texts.get("ballot.explain.rest", amounts.kroner(shared.rest()))));
    };
  }

  private String round(Round round) {
    var votes = String.join(", ", round.scores().stream().map(score -> texts.get("ballot.explain.has", amounts.name(score.candidate()), amounts.votes(score.score()))).toList());
    var number = Integer.toString(round.number());
    if (round.out().isEmpty()) {
      return texts.get("ballot.explain.round", number, votes);
    }
    return texts.get(round.out().size() == 1 ? "ballot.explain.round-out" : "ballot.explain.round-several-out", number, votes, amounts.names(round.out()));
  }

  /// What the winner did against each of the others; the rest stands in the table.
  private Stream<String> duels(Duels duels) {
    return result.winners().stream()
        .limit(1)
        .flatMap(winner -> {
          var at = duels.candidates().indexOf(winner);
          return Stream.iterate(0, other -> other + 1)
              .limit(duels.candidates().size())
              .filter(other -> other != at)
              .map(other -> texts.get("ballot.explain.duel", amounts.name(winner), amounts.name(duels.candidates().get(other)), amounts.number(duels.votes().get(at).get(other)), amounts.number(duels.votes().get(other).get(at))));
        });
  }

  private String bought(Bought bought) {
    var name = amounts.name(bought.project());
    var cost = amounts.kroner(bought.cost());
    if (bought.stage() == Stage.COMPLETION) {
      return texts.get("ballot.explain.completed", name, cost, amounts.votesInWords(bought.votes()));
    }
    if (bought.shares().isEmpty()) {
      return texts.get(bought.cost() == 0 ? "ballot.explain.free" : "ballot.explain.bought", name, cost, amounts.votesInWords(bought.votes()));
    }
    var payers = String.join(" ", payers(bought.shares()));
    return texts.get("ballot.explain.paid-by", name, cost, payers);
  }

  /// Those who pay the price first; those who gave their last are told together.
  private List<String> payers(List<Share> shares) {
    var words = new ArrayList<String>();
    if (result.rule() == CountingRule.PHRAGMEN) {
      shares.forEach(share -> words.add(texts.get(share.voters() == 1 ? "ballot.explain.one-pays" : "ballot.explain.pay", amounts.number(share.voters()), amounts.kroner(share.each()))));
      return words;
    }
    shares.stream().filter(share -> !share.all()).forEach(share -> words.add(texts.get(share.voters() == 1 ? "ballot.explain.one-pays" : "ballot.explain.pay", amounts.number(share.voters()), amounts.kroner(share.each()))));
    var last = shares.stream().filter(Share::all).toList();
    if (!last.isEmpty()) {
      var voters = last.stream().mapToLong(Share::voters).sum();
      var least = last.stream().map(Share::each).min(Comparator.naturalOrder()).orElseThrow();
      var most = last.stream().map(Share::each).max(Comparator.naturalOrder()).orElseThrow();
      words.add(
          least.equals(most)
              ? texts.get(voters == 1 ? "ballot.explain.one-last" : "ballot.explain.last", amounts.number(voters), amounts.kroner(most))
              : texts.get("ballot.explain.last-between", amounts.number(voters), amounts.kroner(least), amounts.kroner(most)));
    }
    return words;
  }

  private String passed(Passed passed) {
    var votes = passed.why() == CountStep.Why.VOTERS_CANT_PAY ? amounts.votes(passed.votes()) : amounts.votesInWords(passed.votes());
    return texts.get("ballot.explain.passed." + CountFields.word(passed.why()), amounts.name(passed.project()), amounts.kroner(passed.cost()), votes, amounts.kroner(passed.has()));
  }

  private String tie(TieMet tie) {
    var seed = result.tieBreak().seed();
    var among = amounts.names(tie.among());
    return switch (tie.way()) {
      case REPORTED -> texts.get("ballot.explain.tie.reported", among);
      case SHARED -> texts.get("ballot.explain.tie.shared", among);
      case SECOND_ROUND -> texts.get("ballot.explain.tie.second-round", among);
      case LOT -> texts.get(tie.about() == TieMet.About.GOING_OUT ? "ballot.explain.tie.lot-out" : "ballot.explain.tie.lot", among, amounts.names(tie.chosen()), seed == null ? "" : seed);
      case HELD_ROUND -> texts.get(tie.about() == TieMet.About.GOING_OUT ? "ballot.explain.tie.held-out" : "ballot.explain.tie.held", among, amounts.names(tie.chosen()));
    };
  }

  private ResultPicture picture() {
    var name = texts.get(result.rule().isForMoney() ? "ballot.explain.picture.money" : "ballot.explain.picture.votes");
    return new ResultPicture(name, (result.rule().isForMoney() ? moneyBars() : voteBars()).limit(MOST_BARS).toList());
  }

  private Stream<Bar> moneyBars() {
    var most = file.candidates().stream().mapToLong(Candidate::cost).max().orElse(1);
    return ordered().map(candidate -> {
      var granted = result.granted(candidate.key());
      var full = Math.max(1, most);
      var pieces = pieces(candidate, granted).stream().map(piece -> piece / full).toList();
      var chosen = result.winners().contains(candidate.key());
      var value = chosen ? texts.get("ballot.explain.of", amounts.kroner(granted), amounts.kroner(candidate.cost())) : texts.get("ballot.explain.none-of", amounts.kroner(candidate.cost()));
      return new Bar(candidate.title(), value, candidate.cost() / (double) full, pieces, chosen);
    });
  }

  /// Who paid together: those who paid the same are a piece of the bar.
  private List<Double> pieces(Candidate candidate, long granted) {
    var shares =
        result.steps().stream()
            .filter(step -> step instanceof Bought bought && bought.project().equals(candidate.key()))
            .flatMap(step -> ((Bought) step).shares().stream())
            .map(share -> share.each().times(share.voters()).approximate())
            .toList();
    return shares.isEmpty() || granted != candidate.cost() ? List.of((double) granted) : shares;
  }

  private Stream<Bar> voteBars() {
    var scores =
        switch (result.steps().isEmpty() ? null : result.steps().getLast()) {
          case Tally tally -> tally.scores();
          case Round round -> round.scores();
          case Duels duels -> wins(duels);
          case null -> List.<CountStep.Score>of();
          case Bought _, Passed _, ShareOfEach _, Shared _ -> result.steps().stream().filter(Tally.class::isInstance).map(step -> ((Tally) step).scores()).findFirst().orElse(List.of());
        };
    var most = Math.max(1, scores.stream().mapToDouble(score -> score.score().approximate()).max().orElse(1));
    return scores.stream()
        .map(score -> {
          var part = score.score().approximate() / most;
          return new Bar(file.candidate(score.candidate()).title(), amounts.votes(score.score()), part, List.of(part), result.winners().contains(score.candidate()));
        });
  }

  /// How many others each beats, which is what people can see of duels.
  private static List<CountStep.Score> wins(Duels duels) {
    var scores = new ArrayList<CountStep.Score>();
    for (var a = 0; a < duels.candidates().size(); a++) {
      var row = a;
      var wins = Stream.iterate(0, b -> b + 1).limit(duels.candidates().size()).filter(b -> duels.votes().get(row).get(b) > duels.votes().get(b).get(row)).count();
      scores.add(new CountStep.Score(duels.candidates().get(a), Fraction.of(wins)));
    }
    scores.sort(Comparator.comparing(CountStep.Score::score).reversed().thenComparing(CountStep.Score::candidate));
    return scores;
  }

  /// Who has won first, in their order, then the others as they stand in the file.
  private Stream<Candidate> ordered() {
    return Stream.concat(result.winners().stream().map(file::candidate), file.candidates().stream().filter(candidate -> !result.winners().contains(candidate.key())));
  }

  private VotePicture votePicture() {
    var bought = result.rule().isForMoney();
    var figures = bought ? voters() : lastScores();
    var most = Math.max(1, figures.values().stream().mapToDouble(Fraction::approximate).max().orElse(1));
    var rows =
        figures.entrySet().stream()
            .map(each -> {
              var candidate = file.candidate(each.getKey());
              var figure = bought ? amounts.number(each.getValue()) : amounts.votes(each.getValue());
              var gets = file.budget() > 0 ? share(candidate) : "";
              return new VotePicture.Row(candidate.title(), figure, each.getValue().approximate() / most, gets, result.winners().contains(candidate.key()));
            })
            .toList();
    return new VotePicture(
        texts.get(bought ? "ballot.explain.head.project" : "ballot.explain.head.candidate"),
        bought ? texts.get(isMarked() ? "ballot.explain.head.votes" : "ballot.explain.head.voters") : unit(),
        file.budget() > 0 ? texts.get("ballot.explain.head.gets") : "",
        rows);
  }

  /// Whether a ballot says yes or nothing, so that those who voted for something are its votes.
  private boolean isMarked() {
    return file.kind() == BallotKind.ONE || file.kind() == BallotKind.APPROVAL;
  }

  private String share(Candidate candidate) {
    if (result.open().contains(candidate.key()) || !result.rule().isForMoney()) {
      return gets(result, candidate, amounts, texts);
    }
    var granted = result.granted(candidate.key());
    if (granted == candidate.cost()) {
      return amounts.kroner(granted);
    }
    return granted > 0 ? texts.get("ballot.explain.of", amounts.kroner(granted), amounts.kroner(candidate.cost())) : texts.get("ballot.explain.none-of", amounts.kroner(candidate.cost()));
  }

  /// Those who voted for each, in the order of those who have won, then of the others by their votes.
  private Map<String, Fraction> voters() {
    var figures = new LinkedHashMap<String, Fraction>();
    result.winners().forEach(key -> figures.put(key, Fraction.of(voters(key))));
    file.candidates().stream()
        .map(Candidate::key)
        .filter(key -> !figures.containsKey(key))
        .sorted(Comparator.comparing((String key) -> voters(key)).reversed())
        .toList()
        .forEach(key -> figures.put(key, Fraction.of(voters(key))));
    return figures;
  }

  private String unit() {
    return texts.get(result.rule() == CountingRule.SCHULZE ? "ballot.explain.head.beats" : file.kind() == BallotKind.POINTS || result.rule() == CountingRule.SCORE ? "ballot.explain.head.points" : "ballot.explain.head.votes");
  }

  private ResultTable table() {
    if (result.rule().isForMoney()) {
      var rows = ordered().map(candidate -> List.of(candidate.title(), amounts.kroner(candidate.cost()), amounts.number(voters(candidate.key())), gets(result, candidate, amounts, texts))).toList();
      return new ResultTable(
          texts.get("ballot.explain.table.money"),
          List.of(texts.get("ballot.explain.head.project"), texts.get("ballot.explain.head.cost"), texts.get("ballot.explain.head.voters"), texts.get("ballot.explain.head.gets")),
          List.of(false, true, true, true),
          rows);
    }
    var granted = file.budget() > 0;
    var head = Stream.of(texts.get("ballot.explain.head.candidate"), unit(), texts.get("ballot.explain.head.gets")).limit(granted ? 3 : 2).toList();
    var rows =
        voteRows().map(row -> granted ? List.of(row.get(0), row.get(1), gets(result, file.candidate(row.get(2)), amounts, texts)) : row.subList(0, 2)).toList();
    return new ResultTable(texts.get("ballot.explain.table.votes"), head, Stream.of(false, true, true).limit(head.size()).toList(), rows);
  }

  /// Title, figure and key.
  private Stream<List<String>> voteRows() {
    return lastScores().entrySet().stream().map(entry -> List.of(file.candidate(entry.getKey()).title(), amounts.votes(entry.getValue()), entry.getKey()));
  }

  /// By key. In a run-off whoever went out stands with the votes of its last round.
  private Map<String, Fraction> lastScores() {
    var last = new LinkedHashMap<String, Fraction>();
    for (var step : result.steps().reversed()) {
      var scores =
          switch (step) {
            case Tally tally -> tally.scores();
            case Round round -> round.scores();
            case Duels duels -> wins(duels);
            case Bought _, Passed _, ShareOfEach _, Shared _ -> List.<CountStep.Score>of();
          };
      scores.forEach(score -> last.putIfAbsent(score.candidate(), score.score()));
    }
    return last;
  }

  private long voters(String key) {
    return file.ballots().stream().filter(ballot -> ballot.content().named().anyMatch(key::equals)).mapToLong(WeightedBallot::count).sum();
  }
}
