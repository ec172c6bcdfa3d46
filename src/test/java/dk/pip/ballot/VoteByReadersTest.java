package dk.pip.ballot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.OTHER;
import static dk.pip.ballot.CardVote.done;
import static dk.pip.ballot.ReaderVote.editor;
import static dk.pip.ballot.ReaderVote.list;
import static dk.pip.ballot.ReaderVote.reader;
import static dk.pip.ballot.ReaderVote.readers;
import static dk.pip.ballot.ReaderVote.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.readers.KeptElsewhere;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.ReaderLists;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Dates;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The readers of a list vote by the link of their mail: who may is fixed when it opens, each votes once, and nobody knows what.
class VoteByReadersTest extends PipTest {
  private static final WebBrowser BROWSER = new WebBrowser();
  private static final @Nullable String SHOTS = System.getProperty("pip.look");
  private static final String DESK = "/redaktion/afstemninger";

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  private static Votes votes() {
    return bean(Votes.class);
  }

  private static Vote opened(ListId list) {
    return done(votes().open(CHAIR, agreed(votes().draft(CHAIR, vote(list, null, null)))));
  }

  private static VoteId agreed(VoteId id) {
    done(votes().agree(CHAIR, id));
    done(votes().agree(OTHER, id));
    return id;
  }

  private static String token(ReaderId reader) {
    return bean(ReaderLinks.class).pageToken(reader);
  }

  /// Where the mail leads.
  private static String link(ReaderId reader) {
    return URI.create(bean(ReaderLinks.class).page(reader)).getPath() + "/stem";
  }

  private static BoothClient booth() {
    return new BoothClient(URI.create(address()));
  }

  private static BoothClient.Said card(String token, Vote vote) throws Exception {
    return booth().post("/stem/kort", CanonicalJson.of(Map.of("reader", token, "vote", vote.id().value().toString())));
  }

  private static BoothClient.Said sign(String token, Vote vote, VoterHand hand) throws Exception {
    return booth().post("/stem/underskrift", BoothWire.request(hand.request(), Map.of("reader", token, "vote", vote.id().value().toString())));
  }

  private static Optional<BoothClient.Voter> redeem(String token, Vote vote) throws Exception {
    var said = card(token, vote);
    if (said.status() != 200) {
      return Optional.empty();
    }
    var definition = new VoteDefinition(said.word("definition"));
    var hand = VoterHand.of(definition);
    return BoothClient.signed(definition, hand, sign(token, vote, hand));
  }

  /// Time goes until it is counted.
  private static void passTheEnd(VoteId id) {
    bean(VoteClosing.class).run();
    assertThat(votes().get(id).state()).isEqualTo(VoteState.LAST_CALL);
    bean(BallotBox.class).tick();
    clock().move(Votes.LAST_CALL);
    bean(BallotBox.class).tick();
    clock().move(Duration.ofSeconds(5));
    bean(VoteClosing.class).run();
  }

  private static Client desk() {
    as(alice).get(DESK + "/ny").isOk();
    return as(alice);
  }

  private static String at(Duration later) {
    return Dates.local(clock().instant().plus(later)).withSecond(0).withNano(0).toString();
  }

  @Test
  void goesFromADraftToTheBoardByTheClock() throws Exception {
    var list = list();
    var readers = readers(list, 12);
    var there =
        desk()
            .fill("title", "Skal bænken flyttes?")
            .fill("options", "Ja\nNej")
            .fill("way", "READERS")
            .fill("form", "ONE")
            .fill("rule", "PLURALITY")
            .fill("tie", "LOT")
            .fill("list", list.value().toString())
            .fill("opens", at(Duration.ofHours(1)))
            .fill("closes", at(Duration.ofHours(3)))
            .post(DESK)
            .location();
    var vote = votes().list().getFirst();
    assertThat(there).isEqualTo(DESK + "/" + vote.id().value());
    assertThat(vote.list()).isEqualTo(list);
    as(alice).get(there).isOk();
    as(alice).post(there + "/enighed").redirectsTo(there);
    as(alice).get(there).says("12 læsere").says("Nu skal en anden gøre det samme").saysNot("Åbn afstemningen");
    as(alice).post(there + "/enighed").isRefused().says("Det skal være en anden end den første");
    as(alice).post(there + "/aabning").isRefused();
    done(votes().agree(OTHER, vote.id()));
    bean(VoteClosing.class).run();
    assertThat(votes().get(vote.id()).state()).isEqualTo(VoteState.AGREED);
    var first = readers.getFirst();
    fresh().get(link(first)).isOk().says("Her er ikke noget at stemme om nu");
    fresh().get(link(first) + "/" + vote.slug()).isOk().says("Her er ikke noget at stemme om nu");
    assertThat(card(token(first), vote).status()).isEqualTo(404);

    clock().move(Duration.ofHours(1));
    bean(VoteClosing.class).run();
    vote = votes().get(vote.id());
    assertThat(vote.state()).isEqualTo(VoteState.OPEN);
    assertThat(vote.electorate()).isEqualTo(12);
    var shown = fresh().get(link(first)).isOk();
    assertThat(shown.header("Cache-Control")).hasValue("no-store");
    assertThat(shown.header("Referrer-Policy")).hasValue("no-referrer");
    assertThat(shown.page().select("main a[href=" + link(first) + "/" + vote.slug() + "]").text()).isEqualTo("Skal bænken flyttes?");
    fresh().get(link(first) + "/" + vote.slug()).isOk().says("slå scripts til for denne side").saysNot("stemmestationen");

    var signed = new ArrayList<String>();
    for (var i = 0; i < 11; i++) {
      var voter = redeem(token(readers.get(i)), vote).orElseThrow();
      signed.add(CastBallot.text(voter.hand().blinded()));
      signed.add(CastBallot.text(voter.signed()));
      booth().cast(vote.id(), voter.ballot(i < 7 ? "one:a" : "one:b"));
    }
    fresh().get(vote.path()).isOk().saysNot("Resultat").saysNot("Valgt").saysNot("dit kort").says("Du stemmer med linket i dit nyhedsbrev").says("Du kan stemme til").says("12 læsere");
    fresh().get(vote.path() + "/tavle.json").isNotFound();
    assertThat(votes().outcome(vote.id())).isEmpty();

    clock().move(Duration.ofHours(2));
    passTheEnd(vote.id());
    var outcome = votes().outcome(vote.id()).orElseThrow();
    assertThat(outcome.ballots()).isEqualTo(11);
    assertThat(outcome.electorate()).isEqualTo(12);
    assertThat(outcome.result().winners()).containsExactly("a");
    fresh().get(vote.path()).isOk().says("Ja");
    var board = fresh().get(vote.path() + "/tavle.json").isOk().text();
    // What the server has signed for somebody stands nowhere on the board.
    assertThat(signed).noneMatch(board::contains);
    readers.forEach(reader -> assertThat(board).doesNotContain(token(reader)));
    fresh().get(link(first)).isOk().says("Her er ikke noget at stemme om nu");
    assertThat(card(token(first), vote).word("state")).isEqualTo("CLOSED");
    assertThat(redeem(token(readers.getLast()), vote)).isEmpty();
  }

  @Test
  void fixesWhoMayVoteBeforeItOpens() throws Exception {
    var list = list();
    var readers = readers(list, 4);
    bean(ReaderLists.class).takeOff(editor(), readers.get(3), list);
    var id = votes().draft(CHAIR, vote(list, null, null));
    done(votes().agree(CHAIR, id));
    var late = reader(list);
    assertThat(votes().open(CHAIR, id)).as("only one has agreed").isEqualTo(VoteAct.Refused.of(VoteFault.NOT_NOW));
    done(votes().agree(OTHER, id));
    var vote = done(votes().open(CHAIR, id));
    assertThat(vote.electorate()).isEqualTo(3);

    assertThat(card(token(late), vote).status()).isEqualTo(404);
    assertThat(card(token(readers.get(3)), vote).status()).as("left before").isEqualTo(404);
    fresh().get(link(late)).isOk().says("Her er ikke noget at stemme om nu");
    fresh().get(link(late) + "/" + vote.slug()).isOk().says("Her er ikke noget at stemme om nu");
    // One who leaves the list may vote on, one who is erased may not, and what was signed before is still good.
    bean(ReaderLists.class).takeOff(editor(), readers.get(0), list);
    assertThat(redeem(token(readers.get(0)), vote)).isPresent();
    var early = redeem(token(readers.get(1)), vote).orElseThrow();
    fresh().get(URI.create(bean(ReaderLinks.class).page(readers.get(1))).getPath()).isOk().says("Du er med i afstemningen »Skal bænken flyttes?«");
    assertThat(bean(ReaderLists.class).erase(editor().id(), readers.get(1))).isTrue();
    assertThat(bean(ReaderLists.class).erase(editor().id(), readers.get(2))).isTrue();
    readers.subList(1, 3).forEach(gone -> beans(KeptElsewhere.class).forEach(it -> it.forget(gone)));
    assertThat(card(token(readers.get(1)), vote).status()).isEqualTo(404);
    assertThat(card(token(readers.get(2)), vote).status()).isEqualTo(404);
    assertThat(booth().cast(vote.id(), early.ballot("one:a"))).isEqualTo(BoxAnswer.WAITING);
    assertThat(votes().progress(vote.id()).redeemed()).isEqualTo(2);
    done(votes().cancel(CHAIR, vote.id()));
  }

  @Test
  void givesEachReaderOneBallotAndNobodyAnothers() throws Exception {
    var list = list();
    var other = list();
    var readers = readers(list, 2);
    var vote = opened(list);
    reader(other);
    var theirs = opened(other);
    var token = token(readers.getFirst());
    var definition = new VoteDefinition(card(token, vote).word("definition"));
    var hand = VoterHand.of(definition);
    var said = sign(token, vote, hand);

    assertThat(said.status()).isEqualTo(200);
    assertThat(sign(token.toUpperCase(java.util.Locale.ROOT), vote, hand)).as("the same again").isEqualTo(said);
    assertThat(sign(token, vote, VoterHand.of(definition)).status()).isEqualTo(409);
    assertThat(sign(token, theirs, VoterHand.of(definition)).status()).as("a vote of others").isEqualTo(404);
    assertThat(card(token, theirs).status()).isEqualTo(404);
    for (var wrong : List.of("", "x", token + "a", token.substring(1), "1" + token, "9-" + token, token.replaceAll("^[^-]+", "zz"))) {
      assertThat(card(wrong, vote).status()).as(wrong).isEqualTo(404);
      assertThat(sign(wrong, vote, VoterHand.of(definition)).status()).as(wrong).isEqualTo(404);
    }
    var voter = BoothClient.signed(definition, hand, said).orElseThrow();
    assertThat(booth().cast(vote.id(), voter.ballot("one:a"))).isEqualTo(BoxAnswer.WAITING);
    assertThat(booth().cast(vote.id(), voter.ballot("one:b"))).isEqualTo(BoxAnswer.OTHER_COUNTED);
    assertThat(booth().cast(theirs.id(), voter.ballot("one:a"))).isEqualTo(BoxAnswer.INVALID);
    assertThat(votes().progress(vote.id()).redeemed()).isEqualTo(1);
    done(votes().cancel(CHAIR, vote.id()));
    done(votes().cancel(CHAIR, theirs.id()));
    assertThat(card(token, vote).status()).isEqualTo(404);
    fresh().get(link(readers.getFirst()) + "/" + vote.slug()).isNotFound();
    assertThat(votes().agree(CHAIR, votes().draft(CHAIR, vote(list(), null, null)))).isEqualTo(VoteAct.Refused.of(VoteFault.NOBODY_MAY_VOTE));
  }

  @Test
  void waitsForTheKeyOfTheSecondSignerBeforeAnybodyAgrees(@TempDir Path folder) throws Exception {
    var list = list();
    var first = readers(list, 2).getFirst();
    var id = votes().draft(CHAIR, vote(list, null, null, true));
    var desk = DESK + "/" + id.value();
    as(alice).get(desk).isOk();
    as(alice).post(desk + "/enighed").isRefused().says("Den anden underskriver har ikke sendt sin nøgle endnu");
    var machine = SigningMachine.open(URI.create(address()), votes().inviteSecondSigner(CHAIR, id).orElseThrow(), 2, folder.resolve("key.json"));
    assertThat(machine.step().status()).isEqualTo(200);
    as(alice).get(desk).says("Deres nøgle er kommet");
    as(alice).post(desk + "/enighed").redirectsTo(desk);
    done(votes().agree(OTHER, id));
    var vote = done(votes().open(CHAIR, id));

    var definition = new VoteDefinition(card(token(first), vote).word("definition"));
    var hand = VoterHand.of(definition);
    assertThat(sign(token(first), vote, hand).status()).isEqualTo(202);
    machine.step();
    machine.step();
    var voter = BoothClient.signed(definition, hand, sign(token(first), vote, hand)).orElseThrow();
    assertThat(booth().cast(id, voter.ballot("one:a"))).isEqualTo(BoxAnswer.WAITING);
    done(votes().cancel(CHAIR, id));
  }

  @Test
  void asksBothAgainWhenItIsChanged() {
    var list = list();
    readers(list, 2);
    var more = list();
    readers(more, 3);
    var id = votes().draft(CHAIR, vote(list, null, null));
    assertThat(done(votes().agree(CHAIR, id)).electorate()).isEqualTo(2);
    assertThat(done(votes().change(CHAIR, id, vote(more, null, null))).electorate()).isZero();
    assertThat(done(votes().agree(OTHER, id)).state()).isEqualTo(VoteState.DRAFT);
    assertThat(votes().get(id).electorate()).isEqualTo(3);
    assertThat(done(votes().agree(CHAIR, id)).state()).isEqualTo(VoteState.AGREED);
    done(votes().cancel(CHAIR, id));
  }

  @Test
  void standsInAnEditionBeforeAndAfter() {
    var list = list();
    readers(list, 1);
    var vote = votes().get(votes().draft(CHAIR, vote(list, null, null)));
    var block =
        """

          - kind: vote
            question: Skal bænken flyttes?
            options: [Ja, Nej]
            opens: %s
            closes: %s
            vote: %s
        """
            .formatted(at(Duration.ofHours(1)).replace('T', ' '), at(Duration.ofHours(3)).replace('T', ' '), vote.slug());
    var bundle = Bundles.smallOf("2027-06");
    bundle = bundle.with(Bundles.EDITION, bundle.text(Bundles.EDITION) + block);
    var answer = as(alice).attach("bundle", "juni.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver");
    as(alice).fill("when", "now").post(answer.location() + "/udgivelse").redirectsTo(answer.location());

    Await.until("the edition", () -> fresh().get("/udgaver/2027-06").status() == 200);
    fresh().get("/udgaver/2027-06").says("Skal bænken flyttes?").says("Afstemningen åbner").says("Stem senest").says("med linket i den mail").saysNot("Se resultatet");
    clock().move(Duration.ofHours(2));
    Await.until("it is open", () -> !fresh().get("/udgaver/2027-06").text().contains("Afstemningen åbner"));
    fresh().get("/udgaver/2027-06").says("Stem senest").saysNot("Se resultatet");
    clock().move(Duration.ofHours(2));
    Await.until("it is over", () -> fresh().get("/udgaver/2027-06").text().contains("Se resultatet"));
    var after = fresh().get("/udgaver/2027-06").says("Afstemningen er slut").saysNot("Stem senest");
    assertThat(after.page().select("a:contains(Se resultatet)").attr("href")).endsWith(vote.path());
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static void shot(Page page, String name) {
    if (SHOTS != null) {
      WebBrowser.shot(page, Path.of(SHOTS, name + ".png"));
    }
  }

  @Test
  void walksTwoReadersOfOneHouseholdThroughInOneBrowser() throws IOException {
    var list = list();
    var readers = readers(list, 2);
    var vote = opened(list);
    var page = BROWSER.window(WebBrowser.PHONE, true);
    var left = page.context().newPage();
    // The first one opens it and is called away.
    left.navigate(address() + link(readers.getFirst()));
    left.locator("main a", new Page.LocatorOptions().setHasText("Skal bænken flyttes?")).click();
    assertThat(left.locator("h1")).hasText("Skal bænken flyttes?");
    assertThat(left.locator("label")).hasCount(4);
    left.close();

    page.navigate(address() + link(readers.getLast()) + "/" + vote.slug());
    assertThat(page.locator("label")).hasCount(4);
    assertThat(WebBrowser.axe(page)).isEmpty();
    assertThat(WebBrowser.overflow(page)).isZero();
    shot(page, "reader-vote");
    page.locator("label", new Page.LocatorOptions().setHasText("Klimaplads")).click();
    press(page, "Se din stemme igennem");
    press(page, "Send min stemme");
    assertThat(page.locator("h1")).hasText("Tak for din stemme");
    assertThat(page.locator("main")).not().containsText("kort");
    shot(page, "reader-done");

    page.navigate(address() + link(readers.getFirst()) + "/" + vote.slug());
    assertThat(page.locator("h1")).hasText("Skal bænken flyttes?");
    page.locator("label", new Page.LocatorOptions().setHasText("Multiposer")).click();
    press(page, "Se din stemme igennem");
    press(page, "Send min stemme");
    assertThat(page.locator("h1")).hasText("Tak for din stemme");
    assertThat(page.context().cookies()).isEmpty();
    bean(BallotBox.class).writeAll();
    assertThat(page.locator(".notice")).containsText("ligger i boksen");
    assertThat(votes().progress(vote.id())).isEqualTo(new VoteProgress(2, 2, 2));

    page.reload();
    assertThat(page.locator("h1")).hasText("Din stemmeseddel er allerede hentet");
    shot(page, "reader-used");
    assertThat(page.locator("main")).not().containsText("bordet");
    done(votes().lastCall(CHAIR, vote.id()));
    clock().move(Votes.LAST_CALL);
    done(votes().close(CHAIR, vote.id()));
    page.reload();
    assertThat(page.locator("h1")).hasText("Afstemningen er slut");

    var plain = BROWSER.window(WebBrowser.PHONE, false);
    plain.navigate(address() + link(readers.getFirst()) + "/" + vote.slug());
    assertThat(plain.locator("main .prose")).containsText("slå scripts til for denne side, eller åbne linket");
    shot(plain, "reader-no-scripts");
  }
}
