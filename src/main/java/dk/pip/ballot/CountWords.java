package dk.pip.ballot;

import dk.pip.ballot.counting.BallotContent;
import dk.pip.ballot.counting.CountStep;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// A vote’s choices and result in words.
public final class CountWords {
  private final Vote vote;
  private final Texts texts;

  public CountWords(Vote vote, Texts texts) {
    this.vote = vote;
    this.texts = texts;
  }

  public String title(String key) {
    return vote.option(key).map(VoteOption::title).orElse(key);
  }

  public String kroner(long amount) {
    return texts.kroner(amount);
  }

  /// A line of a ballot as somebody reads it.
  public String choice(String line) {
    return BallotChoices.read(vote, line).map(this::choice).orElse(line);
  }

  private String choice(BallotContent content) {
    if (content.isBlank()) {
      return texts.get("ballot.blank");
    }
    return switch (content) {
      case BallotContent.One(var candidate) -> title(candidate);
      case BallotContent.Approval(var candidates) -> candidates.stream().map(this::title).collect(Collectors.joining(", "));
      case BallotContent.Points(var points) -> points.entrySet().stream().map(each -> title(each.getKey()) + ": " + each.getValue()).collect(Collectors.joining(", "));
      case BallotContent.Ranking(var places) -> places.stream().map(place -> place.stream().map(this::title).collect(Collectors.joining(" = "))).collect(Collectors.joining(" › "));
      case BallotContent.Kroner(var kroner) -> kroner.entrySet().stream().map(each -> title(each.getKey()) + ": " + kroner(each.getValue())).collect(Collectors.joining(", "));
    };
  }

  /// What came of it, in a sentence.
  public String result(VoteOutcome outcome) {
    var result = outcome.result();
    var winners = titles(result.winners());
    return switch (result.state()) {
      case DECIDED -> result.grants().isEmpty() ? texts.get("ballot.result.won", result.winners().size(), winners) : texts.get("ballot.result.bought", winners, kroner(result.granted()));
      case SHARED -> texts.get("ballot.result.shared", winners, kroner(result.granted()));
      case SECOND_ROUND -> texts.get("ballot.result.second", titles(result.open()));
      case TIED -> texts.get("ballot.result.tied", titles(result.open()));
      case NOBODY -> texts.get("ballot.result.nobody");
    };
  }

  private String titles(List<String> keys) {
    var all = keys.stream().map(key -> "»" + title(key) + "«").toList();
    return all.size() < 2 ? String.join("", all) : texts.get("ballot.and", String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
  }

  /// How many votes or points each has, the most first; empty where the rule counts otherwise.
  public List<Row> rows(VoteOutcome outcome) {
    return outcome.result().steps().stream()
        .filter(CountStep.Tally.class::isInstance)
        .map(CountStep.Tally.class::cast)
        .findFirst()
        .map(tally -> tally.scores().stream().map(score -> new Row(title(score.candidate()), score.score().toString(), outcome.result().winners().contains(score.candidate()))).toList())
        .orElse(List.of());
  }

  /// A line of the table of results.
  public record Row(String title, String score, boolean won) {}
}
