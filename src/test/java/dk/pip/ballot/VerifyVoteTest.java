package dk.pip.ballot;

import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.OTHER;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.keys.InstallationKey;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import dk.pip.testing.CommandLine;
import dk.pip.testing.PipTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A board of eleven ballots with a second signer, and what becomes of one that somebody has tampered with.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyVoteTest extends PipTest {
  private VoteBoard board;
  private CastBallot kept;
  private VoteDefinition definition;

  @BeforeAll
  void vote(@TempDir Path folder) throws Exception {
    var votes = bean(Votes.class);
    var id = votes.draft(CHAIR, CardVote.vote(true));
    assertThat(votes.prepareCards(CHAIR, id, 12)).isEqualTo(new CardsPrepared.Refused(VoteFault.SECOND_KEY_MISSING));
    var token = votes.inviteSecondSigner(CHAIR, id).orElseThrow();
    var machine = SigningMachine.open(URI.create(address()), token, 11, folder.resolve("key.json"));
    assertThat(machine.step().signed()).isZero();
    var cards = (CardsPrepared.Ready) votes.prepareCards(CHAIR, id, 12);
    done(votes.agree(CHAIR, id));
    done(votes.agree(OTHER, id));
    var client = new BoothClient(URI.create(address()));
    definition = client.definition(cards.codes().getFirst()).orElseThrow();
    var hands = new ArrayList<VoterHand>();
    for (var code : cards.codes()) {
      var hand = VoterHand.of(definition);
      hands.add(hand);
      assertThat(client.sign(code, hand).status()).isEqualTo(202);
    }
    // It signs eleven, and not one more.
    assertThat(machine.step().refused()).isEqualTo(1);
    var restarted = SigningMachine.open(URI.create(address()), token, 11, folder.resolve("key.json"));
    assertThat(restarted.step().signed()).isEqualTo(11);
    restarted.step();
    // A machine with another key is none.
    assertThat(SigningMachine.open(URI.create(address()), token, 99, folder.resolve("other.json")).step().status()).isEqualTo(409);
    assertThat(SigningMachine.open(URI.create(address()), "x", 99, folder.resolve("other.json")).step().status()).isEqualTo(404);

    done(votes.open(CHAIR, id));
    var unsigned = 0;
    for (var i = 0; i < 12; i++) {
      var voter = BoothClient.signed(definition, hands.get(i), client.sign(cards.codes().get(i), hands.get(i))).orElse(null);
      if (voter == null) {
        unsigned++;
        continue;
      }
      var ballot = voter.ballot(i % 3 == 0 ? "one:a" : "one:b");
      kept = ballot;
      assertThat(client.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
      assertThat(client.cast(id, new CastBallot(ballot.voterKey(), ballot.random(), ballot.signature(), null, ballot.choice(), ballot.proof()))).isEqualTo(BoxAnswer.INVALID);
    }
    assertThat(unsigned).isEqualTo(1);
    done(votes.lastCall(CHAIR, id));
    bean(BallotBox.class).writeAll();
    clock().move(Votes.LAST_CALL);
    done(votes.close(CHAIR, id));
    board = votes.board(id).orElseThrow();
  }

  private static List<String> faults(byte[] file) {
    return BoardCheck.check(file, null, null).orElseThrow().faults().stream().map(BoardCheck.Found::key).toList();
  }

  /// The board as the operator would give it out after a change: with a fresh hash and signature.
  private byte[] tampered(Consumer<Map<String, Object>> change) {
    @SuppressWarnings("unchecked")
    var content = (Map<String, Object>) VoteJson.plain(VoteJson.tree(board.text()));
    change.accept(content);
    var text = CanonicalJson.of(content);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var key = bean(InstallationKey.class);
    return new VoteBoard(text, Sha256.hex(bytes), key.sign(bytes), key.publicKey()).file();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> ballots(Map<String, Object> content) {
    return (List<Map<String, Object>>) content.get("ballots");
  }

  private byte[] receipt(CastBallot ballot) {
    return CanonicalJson.of(Map.of("format", "pip-receipt-1", "definition", definition.text(), "ballot", BoardContent.json(ballot))).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void findsOneOfVeryManyWithoutGivingOutTheRest() {
    var votes = bean(Votes.class);
    var ready = CardVote.agreed(votes, CardVote.vote(), 1);
    var vote = done(votes.open(CHAIR, ready.vote().id()));
    done(votes.lastCall(CHAIR, vote.id()));
    clock().move(Votes.LAST_CALL);
    vote = done(votes.close(CHAIR, vote.id()));
    var ballots = IntStream.range(0, 600).mapToObj(i -> new CastBallot(Sha256.of(("key " + i).getBytes(StandardCharsets.UTF_8)), kept.random(), kept.signature(), null, i == 7 ? "one:c" : "one:a", kept.proof())).toList();
    var many = BoardContent.of(vote, vote.seed(), 600, ballots, Map.of(), Map.of(), Map.of());
    bean(JdbcClient.class).sql("update ballot.board set text = :text, sha256 = 'many' where vote_id = :id").param("text", CanonicalJson.of(many.json())).param("id", vote.id().value()).update();

    var page = fresh().fill("stemme", ballots.get(7).tracker()).postWithoutToken(vote.path() + "/stemme").isOk().page();
    assertThat(page.select("[role=status]").text()).contains("Klimaplads");
    assertThat(page.select("section table.table tbody tr th.booth-letters")).isEmpty();
    assertThat(page.select("a[href=" + vote.path() + "#board]").text()).isEqualTo("Se alle 600 stemmer");
    assertThat(fresh().get(vote.path()).isOk().page().select("tbody tr th.booth-letters")).hasSize(600);
    assertThat(bean(BallotBox.class).cast(vote.id(), ballots.get(3))).isEqualTo(BoxAnswer.IN_BOX);
    assertThat(bean(BallotBox.class).cast(vote.id(), kept)).isEqualTo(BoxAnswer.CLOSED);
    assertThat(votes.lines(vote.id())).get().isSameAs(votes.lines(vote.id()).orElseThrow());
  }

  @Test
  void holdsAsItIs() {
    var checked = BoardCheck.check(board.file(), board.sha256(), receipt(kept)).orElseThrow();

    assertThat(checked.faults()).isEmpty();
    assertThat(checked.holds()).isTrue();
    assertThat(checked.cast()).isEqualTo(11);
    assertThat(checked.winners()).containsExactly("Træ gør byen ren");
    assertThat(checked.fingerprint()).isEqualTo(definition.cardLetters());
    assertThat(checked.notes()).extracting(BoardCheck.Found::key).containsExactly("ballot.check.not-cast", "ballot.check.receipt");
  }

  @Test
  void seesThatItWasAlteredWithoutTheKeyOfTheMunicipality() {
    var altered = new String(board.file(), StandardCharsets.UTF_8).replaceFirst("Multiposer", "Multiposen").getBytes(StandardCharsets.UTF_8);

    assertThat(faults(altered)).contains("ballot.check.hash-of-file", "ballot.check.signature");
  }

  @Test
  void seesAChangedBallotAlsoWhereTheOperatorSignsAnew() {
    var changed = tampered(content -> ballots(content).getFirst().compute("choice", (_, choice) -> "one:a".equals(choice) ? "one:b" : "one:a"));

    assertThat(faults(changed)).contains("ballot.check.ballot");
    assertThat(BoardCheck.check(changed, board.sha256(), null).orElseThrow().faults()).extracting(BoardCheck.Found::key).contains("ballot.check.hash");
  }

  @Test
  void seesABallotThatWasAdded() {
    var forger = VoterHand.of(definition);
    var without = tampered(content -> {
      var copy = new TreeMap<>(ballots(content).getFirst());
      copy.put("key", CastBallot.text(forger.voterKey()));
      ballots(content).add(copy);
      ballots(content).sort(java.util.Comparator.comparing(each -> Sha256.hex(CastBallot.bytes((String) each.get("key")))));
    });

    assertThat(faults(without)).contains("ballot.check.ballot", "ballot.check.result");
    assertThat(faults(tampered(content -> ballots(content).add(1, ballots(content).getFirst())))).contains("ballot.check.twice");
  }

  @Test
  void hasTheVoterProveThatOneIsMissing() {
    var tracker = kept.tracker();
    var key = CastBallot.text(kept.voterKey());
    var without = tampered(content -> {
      ballots(content).removeIf(each -> key.equals(each.get("key")));
      content.put("result", VoteJson.plain(VoteJson.tree(CanonicalJson.of(BoardContent.result(BoardContent.read(CanonicalJson.of(content)).count())))));
    });

    var checked = BoardCheck.check(without, null, receipt(kept)).orElseThrow();

    // All fits but the hash of the minutes, and the voter’s receipt, which proves it.
    assertThat(faults(without)).isEmpty();
    assertThat(BoardCheck.check(without, board.sha256(), null).orElseThrow().holds()).isFalse();
    assertThat(checked.faults()).containsExactly(new BoardCheck.Found("ballot.check.receipt-missing", List.of(tracker)));
    var forged = new CastBallot(kept.voterKey(), kept.random(), kept.signature(), kept.secondSignature(), "one:c", kept.proof());
    assertThat(BoardCheck.check(without, null, receipt(forged)).orElseThrow().faults()).extracting(BoardCheck.Found::key).containsExactly("ballot.check.receipt-forged");
  }

  @Test
  void seesWrongNumbersSeedsOrdersAndResults() {
    assertThat(faults(tampered(content -> content.put("redeemed", 10L)))).containsExactly("ballot.check.numbers");
    assertThat(faults(tampered(content -> content.put("seed", "another")))).contains("ballot.check.seed");
    assertThat(faults(tampered(content -> java.util.Collections.reverse(ballots(content))))).containsExactly("ballot.check.order");
    assertThat(faults(tampered(content -> content.put("result", Map.of("state", "DECIDED", "winners", List.of("a")))))).containsExactly("ballot.check.result");
    assertThat(faults(tampered(content -> ballots(content).getFirst().remove("second")))).containsExactly("ballot.check.ballot");
    // Twelve cards are signed for, so that nobody can have voted on paper.
    for (var paper : List.of(Map.of("one:a", 1L), Map.of("one:a", 1_000_000L), Map.of("one:a", 9L, "one:b", -9L))) {
      assertThat(faults(tampered(content -> content.put("paper", paper)))).as(paper.toString()).contains("ballot.check.more-than-cards");
    }
  }

  @Test
  void tellsInPlainWordsOnTheLine(@TempDir Path folder) throws Exception {
    var file = folder.resolve("tavle.json");
    Files.write(file, board.file());
    var good = CommandLine.run(Map.of(), "verify-vote", file.toString(), "--hash", board.sha256());
    Files.write(file, tampered(content -> content.put("redeemed", 10L)));
    var bad = CommandLine.run(Map.of(), "verify-vote", file.toString());
    Files.writeString(file, "{\"board\":[]}");
    var none = CommandLine.run(Map.of(), "verify-vote", file.toString());

    assertThat(good.out()).contains("Det passer: alle stemmer er ægte").contains("Valgt: Træ gør byen ren");
    assertThat(good.status()).isZero();
    assertThat(bad.out()).contains("! Tallene passer ikke").contains("Det passer IKKE");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(none.status()).isEqualTo(2);
  }

  @Test
  void signsForOneVoteWithAFileAndAsksForAnotherForTheNext(@TempDir Path folder) {
    var votes = bean(Votes.class);
    var file = folder.resolve("sign-vote.json").toString();
    var first = sign(votes.draft(CHAIR, CardVote.vote(true)), file);
    assertThat(first.status()).as(first::toString).isZero();
    var id = votes.draft(CHAIR, CardVote.vote(true));
    var again = sign(id, file);

    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains(file).contains("hører til en anden afstemning").contains("--file");
    assertThat(votes.get(id).secondKey()).isNull();
    assertThat(sign(id, folder.resolve("naeste.json").toString()).status()).isZero();
    assertThat(votes.get(id).secondKey()).isNotNull();
  }

  private static CommandLine sign(VoteId id, String file) {
    var token = bean(Votes.class).inviteSecondSigner(CHAIR, id).orElseThrow();
    return CommandLine.run(Map.of("PIP_LANGUAGE", "da"), "sign-vote", address(), "--token", token, "--cards", "9", "--file", file, "--once");
  }

  @Test
  void readsNothingThatIsNoBoard() {
    for (var text : List.of("", "{", "[]", "{}", "null", "{\"board\":{}}", "{\"board\":{\"format\":\"pip-board-1\"}}", "{\"board\":1.5}", "\u0000", "{\"board\":{\"format\":\"pip-board-1\",\"vote\":{\"form\":\"X\"}}}")) {
      assertThat(BoardCheck.check(text.getBytes(StandardCharsets.UTF_8), null, null)).as(text).isEmpty();
    }
  }
}
