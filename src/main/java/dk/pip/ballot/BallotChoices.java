package dk.pip.ballot;

import dk.pip.ballot.counting.BallotContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a ballot says, as one line that is signed: `one:a`, `approval:a,c`, `points:a=3,b=1`, `ranking:a>b=c`, `kroner:a=20000`. A blank
/// ballot has nothing behind the colon. There is one line only for each thing to say, so that nobody can mark a ballot by how it says it.
public final class BallotChoices {
  /// The longest line: a hundred options by their keys, with amounts.
  public static final int LONGEST = 4_000;

  private static final Pattern AMOUNT = Pattern.compile("([a-z0-9]{1,12})=([1-9][0-9]{0,11})");

  private BallotChoices() {}

  public static String write(BallotContent content) {
    return switch (content) {
      case BallotContent.One(var candidate) -> "one:" + candidate;
      case BallotContent.Approval(var candidates) -> "approval:" + String.join(",", candidates);
      case BallotContent.Points(var points) -> "points:" + amounts(points);
      case BallotContent.Ranking(var places) -> "ranking:" + places.stream().map(place -> String.join("=", place)).collect(Collectors.joining(">"));
      case BallotContent.Kroner(var kroner) -> "kroner:" + amounts(kroner);
    };
  }

  private static String amounts(SortedMap<String, Long> amounts) {
    return amounts.entrySet().stream().filter(each -> each.getValue() > 0).map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining(","));
  }

  /// Empty where the line is no ballot of that vote, or not in the one form.
  public static Optional<BallotContent> read(Vote vote, String line) {
    return read(vote.rules(), vote.options(), line);
  }

  static Optional<BallotContent> read(VoteRules rules, List<VoteOption> options, String line) {
    var prefix = rules.form().word() + ":";
    if (line.length() > LONGEST || !line.startsWith(prefix)) {
      return Optional.empty();
    }
    var said = line.substring(prefix.length());
    try {
      var content = content(rules, said);
      var known = options.stream().map(VoteOption::key).collect(Collectors.toSet());
      var isRight = content.named().allMatch(known::contains) && keeps(rules, options, content) && write(content).equals(line);
      return isRight ? Optional.of(content) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BallotContent content(VoteRules rules, String said) {
    return switch (rules.form()) {
      case ONE -> new BallotContent.One(said);
      case APPROVAL -> new BallotContent.Approval(split(said, ","));
      case POINTS -> new BallotContent.Points(amounts(said));
      case RANKING -> new BallotContent.Ranking(split(said, ">").stream().map(place -> split(place, "=")).toList());
      case KRONER -> new BallotContent.Kroner(amounts(said));
    };
  }

  private static List<String> split(String text, String at) {
    return text.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(text.split(at, -1)));
  }

  private static SortedMap<String, Long> amounts(String said) {
    var all = new TreeMap<String, Long>();
    for (var each : split(said, ",")) {
      var match = AMOUNT.matcher(each);
      if (!match.matches() || all.put(match.group(1), Long.parseLong(match.group(2))) != null) {
        throw new IllegalArgumentException("No amount: " + each);
      }
    }
    return all;
  }

  /// Points and kroner have bounds.
  private static boolean keeps(VoteRules rules, List<VoteOption> options, BallotContent content) {
    return switch (content) {
      case BallotContent.One _, BallotContent.Approval _, BallotContent.Ranking _ -> true;
      case BallotContent.Points(var points) -> points.values().stream().allMatch(each -> each <= rules.points());
      case BallotContent.Kroner(var kroner) -> {
        ToLongFunction<String> cost = key -> options.stream().filter(it -> it.key().equals(key)).mapToLong(VoteOption::costKroner).sum();
        yield sum(kroner) <= rules.budgetKroner() && kroner.entrySet().stream().allMatch(each -> cost.applyAsLong(each.getKey()) == 0 || each.getValue() <= cost.applyAsLong(each.getKey()));
      }
    };
  }

  private static long sum(Map<String, Long> kroner) {
    return kroner.values().stream().mapToLong(Long::longValue).sum();
  }
}
