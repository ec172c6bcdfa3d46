package dk.pip.ballot.counting.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.counting.BallotContent;
import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.BallotKind;
import dk.pip.ballot.counting.Candidate;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.Counting;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieBreak;
import dk.pip.ballot.counting.WeightedBallot;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainResultTest {
  private static final Texts DANISH = Texts.in(Language.DA);
  private static final BallotFile TOWN =
      new BallotFile(
          BallotKind.APPROVAL,
          List.of(new Candidate("h", "Hanen", 40_000), new Candidate("v", "Vandblomsten", 30_000), new Candidate("t", "Træerne", 30_000)),
          70_000,
          List.of(voting(60, "h", "v"), voting(40, "t")));

  private static WeightedBallot voting(long count, String... keys) {
    return new WeightedBallot(count, new BallotContent.Approval(List.of(keys)));
  }

  private static Explanation explained(BallotFile file, CountingRule rule, TieBreak tie) {
    return Explaining.of(file, Counting.count(file, rule, tie, CountOptions.plain().with(Completion.GREEDY)), DANISH);
  }

  @Test
  void saysWhoPaidWhichKrone() {
    var equal = explained(TOWN, CountingRule.EQUAL_SHARES, TieBreak.lot("1"));

    assertThat(equal.story()).contains("Hver stemmeseddel har 700\u00a0kr. at begynde med.");
    assertThat(equal.story()).anyMatch(step -> step.contains("60 betaler"));
    assertThat(equal.how()).startsWith("Pengene bliver delt lige, så hver stemmeseddel har 700\u00a0kr. De, der");
    assertThat(equal.ties().getFirst()).contains("»Hanen« og »Vandblomsten« stod lige.", "lod", "»1«");
  }

  @Test
  void setsBothWaysSideBySide() {
    var sides = Explaining.sideBySide(TOWN, TieBreak.share(), CountOptions.plain(), DANISH);

    assertThat(sides.table().rows().getFirst()).containsExactly("Hanen", "40.000\u00a0kr.", "40.000\u00a0kr.", "20.000\u00a0kr.");
    assertThat(sides.lesson()).isEqualTo("Talt efter flest stemmer får 60 af 100 stemmesedler noget, de har stemt på. Med lige andele får 60 af 100 det.");
    assertThat(sides.greedy().headline()).isEqualTo("2 projekter får penge: 70.000\u00a0kr. af 70.000\u00a0kr. er givet ud.");
  }

  @Test
  void drawsAsMuchAsTheTableSays() {
    var byVotes = explained(TOWN, CountingRule.GREEDY, TieBreak.report());

    assertThat(byVotes.picture().bars()).extracting(ResultPicture.Bar::label).containsExactly("Hanen", "Vandblomsten", "Træerne");
    assertThat(byVotes.picture().bars()).extracting(ResultPicture.Bar::value).containsExactly("40.000\u00a0kr. af 40.000\u00a0kr.", "30.000\u00a0kr. af 30.000\u00a0kr.", "0 af 30.000\u00a0kr.");
    assertThat(byVotes.picture().bars().getFirst().frameWidth()).isEqualTo("640");
    assertThat(byVotes.table().rows()).extracting(List::getLast).containsExactly("40.000\u00a0kr.", "30.000\u00a0kr.", "ingenting");
  }

  @Test
  void hasWordsForEveryRuleAndTie() {
    var ranked =
        new BallotFile(
            BallotKind.RANKING, TOWN.candidates(), 70_000,
            List.of(new WeightedBallot(5, new BallotContent.Ranking(List.of(List.of("h"), List.of("v")))), new WeightedBallot(5, new BallotContent.Ranking(List.of(List.of("v"), List.of("h"))))));
    for (var language : Language.values()) {
      for (var rule : CountingRule.values()) {
        for (var tie : List.of(TieBreak.report(), TieBreak.share(), TieBreak.secondRound(), TieBreak.lot("x"), TieBreak.report().after(List.of("v", "h", "t")))) {
          for (var file : List.of(ranked, TOWN, new BallotFile(BallotKind.APPROVAL, TOWN.candidates(), 70_000, List.of()))) {
            if (Counting.fits(rule, file.kind())) {
              var explained = Explaining.of(file, Counting.count(file, rule, tie, CountOptions.usual()), Texts.in(language));
              assertThat(explained.headline() + explained.how() + explained.story() + explained.ties()).doesNotContain("{").doesNotContain("kr..");
              assertThat(explained.headline()).isNotBlank();
            }
          }
        }
      }
    }
  }
}
