package dk.pip.ballot.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBallotsTest {
  private static final String PB =
      """
      META
      key;value
      description;"Børneråd; Ballerup"
      budget;170000
      vote_type;approval
      num_votes;3
      PROJECTS
      project_id;cost;name
      1;19000;Gyngestativ på Øen
      2;11280;"Bænk; i ""egetræ\"""
      3;20000.50;Æbletræer
      VOTES
      voter_id;age;vote
      a;12;1,2
      b;13;2,1
      c;12;
      """;

  private static final String SOI =
      """
      # FILE NAME: 1.soi
      # DATA TYPE: soi
      # NUMBER ALTERNATIVES: 3
      # NUMBER VOTERS: 9
      # ALTERNATIVE NAME 1: Hanen
      # ALTERNATIVE NAME 2: Vandblomsten
      # ALTERNATIVE NAME 3: Broen: den nye
      5: 1,3
      4: 2
      """;

  private static final String CAT =
      """
      # DATA TYPE: cat
      # NUMBER ALTERNATIVES: 3
      # NUMBER CATEGORIES: 3
      # NUMBER VOTERS: 5
      # CATEGORY NAME 1: Ja
      2: {1,2},{},3
      3: 3,{1},{2}
      """;

  @TempDir Path folder;

  private ReadBallots read(String text) throws IOException, BadBallotFile {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private ReadBallots read(byte[] bytes) throws IOException, BadBallotFile {
    var file = folder.resolve("ballots");
    Files.write(file, bytes);
    return BallotReader.read(file);
  }

  @Test
  void readsPabulibWithQuotesAndDecimals() throws Exception {
    var file = read(PB).file();

    assertThat(file.candidates()).extracting(Candidate::title).containsExactly("Gyngestativ på Øen", "Bænk; i \"egetræ\"", "Æbletræer");
    assertThat(file.moneyUnit()).isEqualTo(10);
    assertThat(file.candidate("3").cost()).isEqualTo(200_005);
    assertThat(file.budget()).isEqualTo(1_700_000);
    assertThat(file.ballots()).containsExactlyInAnyOrder(Elections.approving(2, "1 2"), Elections.approving(1, ""));
    assertThat(read(PB).notes()).isEmpty();
  }

  @Test
  void readsItHoweverItWasSaved() throws Exception {
    var expected = read(PB).file();
    var windows = PB.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252"));
    var marked = ("\uFEFF" + PB.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    var old = PB.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
    var wide = ("\uFEFF" + PB).getBytes(StandardCharsets.UTF_16LE);

    for (var bytes : List.of(windows, marked, old, wide)) {
      assertThat(read(bytes).file()).isEqualTo(expected);
    }
  }

  @Test
  void readsEachTypeOfPabulibsVotes() throws Exception {
    var one = read(PB.replace("approval", "choose-1").replace("a;12;1,2", "a;12;1").replace("b;13;2,1", "b;13;2"));
    assertThat(one.file().kind()).isEqualTo(BallotKind.ONE);
    assertThat(Counting.count(one.file(), CountingRule.PLURALITY, TieBreak.report(), CountOptions.plain()).open()).containsExactly("1", "2");

    var ordinal = read(PB.replace("approval", "ordinal")).file();
    assertThat(ordinal.ballots()).extracting(ballot -> ballot.content().toString()).contains("Ranking[places=[[1], [2]]]", "Ranking[places=[[2], [1]]]");

    for (var type : List.of("cumulative", "scoring")) {
      var points = read(PB.replace("approval", type).replace("age;vote", "points;vote").replace("a;12;1,2", "a;3,1.5;1,2").replace("b;13;2,1", "b;\"4,0\";2,1").replace("c;12;", "c;;")).file();
      assertThat(points.kind()).isEqualTo(BallotKind.POINTS);
      var scores = Scores.points(points);
      assertThat(scores).extracting(score -> score.score().by(points.pointUnit()).toString()).containsExactly("3", "11/2", "0");
    }
  }

  @Test
  void readsOrdersOfPrefLib() throws Exception {
    var soi = read(SOI).file();
    assertThat(soi.candidates()).extracting(Candidate::title).containsExactly("Hanen", "Vandblomsten", "Broen: den nye");
    assertThat(soi.ballots()).containsExactlyInAnyOrder(Elections.ranked(5, "1 3"), Elections.ranked(4, "2"));

    var toc = read(SOI.replace("soi", "toc").replace("5: 1,3", "5: {1,3},2").replace("4: 2", "4: 2,{1,3}")).file();
    assertThat(toc.ballots()).containsExactlyInAnyOrder(Elections.ranked(5, "13 2"), Elections.ranked(4, "2 13"));
    assertThat(read(SOI.replace("soi", "toi").replace("4: 2", "4: {2,3}")).file().ballots()).contains(Elections.ranked(4, "23"));
    assertThat(read(SOI.replace("soi", "soc").replace("5: 1,3", "5: 1,3,2").replace("4: 2", "4: 2, 1, 3")).file().cast()).isEqualTo(9);
  }

  @Test
  void readsCategoriesAsPointsOrApproval() throws Exception {
    var three = read(CAT).file();
    assertThat(three.ballots()).extracting(WeightedBallot::content).contains(new BallotContent.Points(new TreeMap<>(Map.of("1", 2L, "2", 2L, "3", 0L))));

    var two = read(CAT.replace("CATEGORIES: 3", "CATEGORIES: 2").replace("{1,2},{},3", "{1,2},{3}").replace("3,{1},{2}", "3,{1,2}")).file();
    assertThat(two.ballots()).containsExactlyInAnyOrder(Elections.approving(2, "1 2"), Elections.approving(3, "3"));
  }

  @Test
  void saysThatAFileMayBeCutOff() throws Exception {
    assertThat(read(PB.replace("c;12;\n", "")).notes()).extracting(ReadBallots.Note::key).containsExactly("ballot.pabulib.votes-differ");
    assertThat(read(SOI.replace("4: 2\n", "")).notes()).extracting(ReadBallots.Note::key).containsExactly("ballot.preflib.voters");
  }

  /// Each with what is put in for what, the line that is told, and the key.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a;12;1,2 | a;12;1,7 | 14 | ballot.pabulib.unknown",
        "a;12;1,2 | a;12;1,1 | 14 | ballot.file.twice",
        "b;13;2,1 | a;13;2,1 | 15 | ballot.pabulib.voter-twice",
        "b;13;2,1 | b;13;2,1;x;y | 15 | ballot.pabulib.too-many-cells",
        "2;11280 | 1;11280 | 10 | ballot.pabulib.project-twice",
        "2;11280 | 2;-1 | 10 | ballot.pabulib.cost",
        "2;11280 | 2;1e9 | 10 | ballot.pabulib.cost",
        "2;11280 | 2;gratis | 10 | ballot.pabulib.cost",
        "2;11280 | 2;999999999999999999 | 10 | ballot.pabulib.cost",
        "2;11280 | ;11280 | 10 | ballot.pabulib.no-id",
        "budget;170000 | budget;-5 | 4 | ballot.pabulib.budget",
        "budget;170000 | budgett;170000 | 0 | ballot.pabulib.no-budget",
        "vote_type;approval | vote_type;hands | 5 | ballot.pabulib.vote-type",
        "vote_type;approval | vote_type;cumulative | 13 | ballot.pabulib.no-column",
        "vote_type;approval | vote_type;choose-1 | 14 | ballot.pabulib.more-than-one",
        "project_id;cost | project;cost | 8 | ballot.pabulib.no-column",
        "VOTES | PROJECTS | 12 | ballot.pabulib.section-twice",
        "PROJECTS | VOTES | 7 | ballot.pabulib.votes-first",
        "c;12; | \"c;12; | 16 | ballot.pabulib.quote",
        "META | Hello | 1 | ballot.pabulib.no-section",
      })
  void tellsTheLineInPabulib(String old, String wrong, int line, String key) {
    var failure = catchThrowableOfType(BadBallotFile.class, () -> read(PB.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(wrong))));

    assertThat(failure).isNotNull();
    assertThat(failure.key()).isEqualTo(key);
    assertThat(failure.line()).isEqualTo(line);
    assertThat(failure.sentence(Texts.in(Language.DA))).doesNotContain("{").startsWith(line == 0 ? "" : "Linje " + line + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5: 1,3 | 5: 1,4 | 8 | ballot.preflib.unknown",
        "5: 1,3 | 5: 1,1 | 8 | ballot.file.twice",
        "5: 1,3 | 0: 1,3 | 8 | ballot.preflib.count",
        "5: 1,3 | 1,3 | 8 | ballot.preflib.line",
        "5: 1,3 | 5: {1,3} | 8 | ballot.preflib.tied",
        "5: 1,3 | 5: {1,3 | 8 | ballot.preflib.braces",
        "5: 1,3 | 5: 1;3 | 8 | ballot.preflib.sign",
        "5: 1,3 | 99999999999: 1 | 8 | ballot.preflib.count",
        "4: 2 | # TITLE: x | 9 | ballot.preflib.head-late",
        "DATA TYPE: soi | DATA TYPE: soc | 8 | ballot.preflib.incomplete",
        "DATA TYPE: soi | DATA TYPE: wmd | 0 | ballot.preflib.kind",
        "ALTERNATIVES: 3 | ALTERNATIVES: x | 0 | ballot.preflib.alternatives",
        "ALTERNATIVES: 3 | ALTERNATIVES: 2 | 7 | ballot.preflib.name-unknown",
        "NAME 2 | NAME 1 | 6 | ballot.preflib.name-twice",
      })
  void tellsTheLineInPrefLib(String old, String wrong, int line, String key) {
    var failure = catchThrowableOfType(BadBallotFile.class, () -> read(SOI.replace(old, wrong)));

    assertThat(failure).isNotNull();
    assertThat(failure.key()).isEqualTo(key);
    assertThat(failure.line()).isEqualTo(line);
    assertThat(failure.sentence(Texts.in(Language.EN))).doesNotContain("{0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n  \n", "META\nkey;value\nbudget;5\nvote_type;approval\n", "META", "#"})
  void refusesWhatIsEmptyOrBrokenOff(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadBallotFile.class);
  }

  @Test
  void refusesWhatIsNoTextOrHasNoLines() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 9})).isInstanceOfSatisfying(BadBallotFile.class, e -> assertThat(e.key()).isEqualTo("ballot.file.binary"));
    assertThatThrownBy(() -> read("META;".repeat(300_000))).isInstanceOfSatisfying(BadBallotFile.class, e -> assertThat(e.key()).isEqualTo("ballot.file.long-line"));
  }

  @Test
  void suggestsTheProjectThatWasMeant() {
    var failure = catchThrowableOfType(BadBallotFile.class, () -> read(PB.replace("1;19000", "gynge;19000").replace("a;12;1,2", "a;12;gnyge,2").replace("b;13;2,1", "b;13;2")));

    assertThat(failure.sentence(Texts.in(Language.EN))).isEqualTo("Line 14: The project “gnyge” isn’t below PROJECTS. Did you mean “gynge”?");
  }
}
