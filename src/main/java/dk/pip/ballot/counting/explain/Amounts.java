package dk.pip.ballot.counting.explain;

import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.BallotKind;
import dk.pip.ballot.counting.Fraction;
import dk.pip.shared.Texts;
import java.text.NumberFormat;
import java.util.List;

/// Kroner, votes and names as people write them.
final class Amounts {
  private static final int DECIMALS = 2;

  private final BallotFile file;
  private final Texts texts;

  Amounts(BallotFile file, Texts texts) {
    this.file = file;
    this.texts = texts;
  }

  String kroner(long units) {
    return kroner(Fraction.of(units));
  }

  /// With øre where it isn't whole, and »ca.« where those aren't exact either.
  String kroner(Fraction units) {
    var exact = units.by(file.moneyUnit());
    return texts.get(isExact(exact) ? "ballot.explain.kroner" : "ballot.explain.about-kroner", number(exact));
  }

  String votes(Fraction votes) {
    var exact = file.kind() == BallotKind.POINTS ? votes.by(file.pointUnit()) : votes;
    return number(exact);
  }

  /// With the word for them.
  String votesInWords(Fraction votes) {
    if (file.kind() != BallotKind.ONE && file.kind() != BallotKind.APPROVAL) {
      return texts.get("ballot.explain.points", votes(votes));
    }
    return votes.equals(Fraction.of(1)) ? texts.get("ballot.explain.one-vote") : texts.get("ballot.explain.votes", votes(votes));
  }

  String number(long number) {
    return number(Fraction.of(number));
  }

  String number(Fraction exact) {
    var format = NumberFormat.getNumberInstance(texts.language().locale());
    format.setMaximumFractionDigits(DECIMALS);
    format.setMinimumFractionDigits(exact.isWhole() ? 0 : DECIMALS);
    return format.format(exact.rounded());
  }

  private static boolean isExact(Fraction amount) {
    return amount.times(100).isWhole();
  }

  String name(String key) {
    return texts.get("ballot.explain.name", file.candidate(key).title());
  }

  /// »A«, »B« og »C«.
  String names(List<String> keys) {
    var all = keys.stream().map(this::name).toList();
    return switch (all.size()) {
      case 0 -> "";
      case 1 -> all.getFirst();
      default -> texts.get("ballot.explain.and", String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
    };
  }
}
