package dk.pip.ballot;

import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieBreak;
import dk.pip.ballot.counting.TieRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is announced before anybody votes.
///
/// @param budgetKroner what there is to share out; 0 where nothing is bought
/// @param points the most that one option can get on a ballot of points
public record VoteRules(BallotForm form, VoteWay way, CountingRule rule, TieRule tie, long budgetKroner, int points) {
  public static final int MOST_POINTS = 100;

  /// The rules that can count a form.
  public static Set<CountingRule> countingOf(BallotForm form) {
    return switch (form) {
      case ONE -> EnumSet.of(CountingRule.PLURALITY, CountingRule.GREEDY);
      case APPROVAL -> EnumSet.of(CountingRule.APPROVAL, CountingRule.GREEDY, CountingRule.EQUAL_SHARES, CountingRule.PHRAGMEN);
      case POINTS -> EnumSet.of(CountingRule.SCORE, CountingRule.GREEDY, CountingRule.EQUAL_SHARES);
      case RANKING -> EnumSet.of(CountingRule.SCHULZE, CountingRule.RUNOFF);
      case KRONER -> EnumSet.of(CountingRule.GREEDY, CountingRule.EQUAL_SHARES);
    };
  }

  /// Whether hands can be counted: they tell how many, not what else each of them marked. Not where either isn't chosen yet.
  public static boolean handsShow(@Nullable BallotForm form, @Nullable CountingRule rule) {
    return form == BallotForm.ONE || form == BallotForm.APPROVAL && (rule == CountingRule.APPROVAL || rule == CountingRule.GREEDY);
  }

  /// What is done where several are even; a lot is drawn with the seed of the vote.
  public TieBreak tieBreak(String seed) {
    return switch (tie) {
      case REPORT -> TieBreak.report();
      case SHARE -> TieBreak.share();
      case SECOND_ROUND -> TieBreak.secondRound();
      case LOT -> TieBreak.lot(seed);
    };
  }

  /// What of the rules can't be together, or with the options.
  List<VoteFault> faults(List<VoteOption> options) {
    var faults = new ArrayList<VoteFault>();
    if (!countingOf(form).contains(rule)) {
      faults.add(VoteFault.RULE_OF_OTHER_FORM);
    }
    if (way == VoteWay.HANDS && !handsShow(form, rule)) {
      faults.add(VoteFault.HANDS_OF_OTHER_FORM);
    }
    if (form == BallotForm.POINTS && (points < 1 || points > MOST_POINTS)) {
      faults.add(VoteFault.POINTS_WRONG);
    }
    if (budgetKroner < 0 || budgetKroner > VoteOption.DEAREST || (rule.isForMoney() || form == BallotForm.KRONER) && budgetKroner == 0) {
      faults.add(VoteFault.BUDGET_WRONG);
    }
    if (rule.isForMoney() && options.stream().anyMatch(option -> option.costKroner() < 1)) {
      faults.add(VoteFault.COST_MISSING);
    }
    return faults;
  }
}
