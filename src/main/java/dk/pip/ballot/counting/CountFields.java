package dk.pip.ballot.counting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A result as fields for JSON: amounts in kroner, whole ones as whole numbers, and what isn't whole exactly, as `"7/3"`. The names stand in
/// docs/operations.md; others may be added.
public final class CountFields {
  private CountFields() {}

  public static Map<String, Object> of(BallotFile file, CountResult result) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("rule", word(result.rule()));
    fields.put("tie", word(result.tieBreak().rule()));
    var seed = result.tieBreak().seed();
    if (seed != null) {
      fields.put("seed", seed);
    }
    fields.put("options", options(result));
    fields.put("kind", word(file.kind()));
    fields.put("ballots", result.cast());
    fields.put("blank", result.blank());
    fields.put("state", word(result.state()));
    fields.put("winners", result.winners());
    fields.put("open", result.open());
    fields.put("outcomes", result.outcomes());
    fields.put("ties", result.ties().stream().map(CountFields::tie).toList());
    if (file.budget() > 0) {
      fields.put("budget", money(file, file.budget()));
      fields.put("grants", result.grants().stream().map(grant -> grant(file, grant)).toList());
      fields.put("left", money(file, result.left()));
    }
    fields.put("steps", result.steps().stream().map(step -> step(file, step)).toList());
    return fields;
  }

  private static Map<String, Object> options(CountResult result) {
    var options = new LinkedHashMap<String, Object>();
    if (result.rule().isForMoney() && result.rule() != CountingRule.PHRAGMEN) {
      var utility = result.options().utility();
      options.put("utility", utility == null ? "usual" : word(utility));
    }
    if (result.rule() == CountingRule.EQUAL_SHARES) {
      options.put("completion", word(result.options().completion()));
    }
    if (result.rule() == CountingRule.SCHULZE) {
      options.put("links", word(result.options().links()));
    }
    return options;
  }

  private static Map<String, Object> tie(TieMet tie) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("among", tie.among());
    fields.put("about", word(tie.about()));
    fields.put("way", word(tie.way()));
    fields.put("chosen", tie.chosen());
    return fields;
  }

  private static Map<String, Object> grant(BallotFile file, CountResult.Grant grant) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("candidate", grant.candidate());
    fields.put("amount", money(file, grant.amount()));
    return fields;
  }

  private static Map<String, Object> step(BallotFile file, CountStep step) {
    var fields = new LinkedHashMap<String, Object>();
    switch (step) {
      case CountStep.Tally tally -> {
        fields.put("step", "tally");
        fields.put("scores", scores(file, tally.scores()));
      }
      case CountStep.Round round -> {
        fields.put("step", "round");
        fields.put("number", round.number());
        fields.put("scores", scores(file, round.scores()));
        fields.put("exhausted", number(round.exhausted()));
        fields.put("out", round.out());
      }
      case CountStep.Duels duels -> {
        fields.put("step", "duels");
        fields.put("candidates", duels.candidates());
        fields.put("votes", duels.votes());
        fields.put("paths", duels.paths().stream().map(row -> row.stream().map(link -> List.of(link.forIt(), link.against())).toList()).toList());
      }
      case CountStep.Bought bought -> {
        fields.put("step", bought.stage() == CountStep.Stage.RULE ? "bought" : "completed");
        fields.put("candidate", bought.project());
        fields.put("cost", money(file, bought.cost()));
        fields.put("votes", number(points(file, bought.votes())));
        if (!bought.price().isZero()) {
          fields.put("price", number(bought.price().by(file.moneyUnit())));
        }
        fields.put("paid", bought.shares().stream().map(share -> share(file, share)).toList());
      }
      case CountStep.Passed passed -> {
        fields.put("step", "passed");
        fields.put("candidate", passed.project());
        fields.put("cost", money(file, passed.cost()));
        fields.put("votes", number(points(file, passed.votes())));
        fields.put("has", number(passed.has().by(file.moneyUnit())));
        fields.put("why", word(passed.why()));
      }
      case CountStep.ShareOfEach share -> {
        fields.put("step", "share");
        fields.put("begun", number(share.begun().by(file.moneyUnit())));
        fields.put("used", number(share.used().by(file.moneyUnit())));
        fields.put("rises", share.rises());
      }
      case CountStep.Shared shared -> {
        fields.put("step", "shared");
        fields.put("grants", shared.grants().stream().map(grant -> grant(file, grant)).toList());
        fields.put("rest", money(file, shared.rest()));
      }
    }
    return fields;
  }

  private static Map<String, Object> share(BallotFile file, CountStep.Share share) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("voters", share.voters());
    fields.put("each", number(share.each().by(file.moneyUnit())));
    fields.put("all", share.all());
    return fields;
  }

  private static List<Map<String, Object>> scores(BallotFile file, List<CountStep.Score> scores) {
    return scores.stream()
        .map(score -> {
          var fields = new LinkedHashMap<String, Object>();
          fields.put("candidate", score.candidate());
          fields.put("score", number(points(file, score.score())));
          return (Map<String, Object>) fields;
        })
        .toList();
  }

  /// Points are kept in units, votes are not.
  private static Fraction points(BallotFile file, Fraction score) {
    return file.kind() == BallotKind.POINTS ? score.by(file.pointUnit()) : score;
  }

  private static Object money(BallotFile file, long units) {
    return file.moneyUnit() == 1 ? (Object) units : decimal(units, file.moneyUnit());
  }

  private static Object decimal(long units, long unit) {
    var number = BigDecimal.valueOf(units).divide(BigDecimal.valueOf(unit)).stripTrailingZeros();
    return number.scale() <= 0 ? (Object) number.longValueExact() : number;
  }

  private static Object number(Fraction fraction) {
    return fraction.isWhole() && fraction.numerator().bitLength() < 54 ? (Object) fraction.numerator().longValueExact() : fraction.toString();
  }

  /// As it is written on the command line: `equal-shares`.
  public static String word(Enum<?> one) {
    return one == CountOptions.Completion.ADD1_GREEDY ? "add1+greedy" : one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
