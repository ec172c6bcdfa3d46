package dk.pip.ballot;

import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import dk.pip.testing.VeraPdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class RunVoteTest extends PipTest {
  private static final String DESK = "/redaktion/afstemninger";
  /// A code on a card, which the fingerprint beside it, one letter longer, is not.
  private static final Pattern CODE = Pattern.compile("[A-Z2-8]{4}-[A-Z2-8]{4}-[A-Z2-8]{3}(?![A-Z2-9])");

  private static Client fresher() {
    as(alice).get(DESK + "/ny").isOk();
    return as(alice);
  }

  private static Client filled(Client client, String way, String form, String rule) {
    return client
        .fill("title", "Hvilket forslag skal vinde?")
        .fill("about", "Alle på 6. årgang stemmer.")
        .fill("options", "Multiposer\nTræ gør byen ren")
        .fill("way", way)
        .fill("form", form)
        .fill("rule", rule)
        .fill("tie", "LOT");
  }

  @Test
  void keepsWhatWasTypedWhereItCannotBe() {
    var page = filled(fresher(), "HANDS", "RANKING", "PLURALITY").fill("budget", "mange").post(DESK).hasStatus(422).page();

    assertThat(page.select("#title").val()).isEqualTo("Hvilket forslag skal vinde?");
    assertThat(page.select(".errors").text()).contains("»mange« er ikke et helt tal");
    as(bob).get(DESK).isForbidden();
    as(charlie).get(DESK).isForbidden();
    as(emil).get(DESK).sendsToSignIn();
  }

  @Test
  void runsAVoteByCardsFromTheDraftToTheBoard() throws Exception {
    filled(fresher(), "CARDS", "ONE", "PLURALITY").post(DESK);
    var vote = bean(Votes.class).list().getFirst();
    var path = DESK + "/" + vote.id().value();
    as(alice).get(path).isOk().says(vote.seedHash());
    assertThat(as(emil).get(vote.path()).status()).isEqualTo(404);

    var pdf = as(alice).fill("number", "12").post(path + "/kort").isOk().bytes();
    String text;
    try (var document = Loader.loadPDF(pdf)) {
      text = new PDFTextStripper().getText(document);
    }
    var codes = CODE.matcher(text).results().map(found -> CardCode.read(found.group()).orElseThrow()).distinct().toList();
    assertThat(codes).hasSize(12);
    assertThat(VeraPdf.failures(pdf)).isEmpty();
    assertThat(text.replaceAll("\\s+", " ")).contains("DIN KODE", "Det samme skal stå på skærmen", "Mit kendetegn").doesNotContain("Øvelse:");
    assertThat(text.replaceAll("\\s", "")).contains(BallotBox.definition(bean(Votes.class).get(vote.id())).cardLetters());

    as(alice).get(path);
    as(alice).post(path + "/enighed");
    as(alice).get(path);
    assertThat(as(alice).post(path + "/enighed").status()).isEqualTo(422);
    as(agnes).get(path);
    as(agnes).post(path + "/enighed");
    var client = new BoothClient(URI.create(address()));
    as(alice).get(path);
    as(alice).post(path + "/aabning");
    String tracker = "";
    for (var i = 0; i < 12; i++) {
      var voter = client.redeem(codes.get(i)).orElseThrow();
      tracker = voter.hand().tracker();
      client.cast(vote.id(), voter.ballot(i < 7 ? "one:a" : "one:b"));
    }
    as(alice).get(path);
    as(alice).post(path + "/sidste-udkald");
    clock().move(Votes.LAST_CALL);
    bean(BallotBox.class).tick();
    as(alice).get(path);
    as(alice).post(path + "/lukning");

    var page = as(emil).get(vote.path()).isOk().page();
    assertThat(page.select(".standfirst").text()).contains("»Multiposer« vandt");
    assertThat(page.select("table.result-votes tbody tr").eachText()).containsExactly("Multiposer 7", "Træ gør byen ren 5");
    assertThat(page.select("section[aria-labelledby=who] p").text()).isEqualTo("Af de 12, der måtte stemme, stemte 12.");
    assertThat(page.select(".vote > .vote-again").text()).contains("Hent tavlen").doesNotContain("Lodtrækningens");
    assertThat(page.select(".vote > .vote-again[open]")).isEmpty();
    assertThat(page.text()).contains(bean(Votes.class).outcome(vote.id()).orElseThrow().boardHash());
    assertThat(fresh().fill("stemme", tracker.toLowerCase(java.util.Locale.ROOT)).postWithoutToken(vote.path() + "/stemme").isOk().page().select("[role=status]").text()).contains(tracker).contains("Træ gør byen ren");
    assertThat(fresh().fill("stemme", "AAAA").postWithoutToken(vote.path() + "/stemme").isOk().page().select("[role=status]").text()).contains("ingen stemme");
    var board = as(emil).get(vote.path() + "/tavle.json").isOk().bytes();
    assertThat(BoardCheck.check(board, null, null).orElseThrow().faults()).isEmpty();

    as(alice).get(path);
    as(alice).fill("day", "2026-03-09").fill("minutes", "https://www.ellebaek.example/referat").fill("approved", "ja").post(path + "/godkendelse");
    clock().move(Duration.ofSeconds(2));
    assertThat(as(emil).get(vote.path()).page().select(".notice a").attr("href")).isEqualTo("https://www.ellebaek.example/referat");
  }

  @Test
  void leavesOutWhatNobodyTypes() {
    var path =
        fresher()
            .fill("way", "ROLL_CALL")
            .fill("form", "ONE")
            .fill("rule", "PLURALITY")
            .fill("tie", "LOT")
            .fill("title", "Hvem skal\u0007 vinde?")
            .fill("about", "Alle\u0008 stemmer.\r\n\r\nOgså 5. årgang.")
            .fill("options", "Multi\u001bposer\r\nTræ gør byen ren")
            .post(DESK)
            .location();
    var vote = bean(Votes.class).get(new VoteId(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))));
    assertThat(vote.title()).isEqualTo("Hvem skal vinde?");
    assertThat(vote.about()).isEqualTo("Alle stemmer.\n\nOgså 5. årgang.");
    assertThat(vote.options()).extracting(VoteOption::title).containsExactly("Multiposer", "Træ gør byen ren");
    as(alice).get(path);
    as(alice).post(path + "/aabning");
    as(alice).get(path);
    as(alice).fill("seats", "Søskolen\u0007 6. b; a").post(path + "/navneopraab").redirectsTo(path);
    as(alice).get(path);
    as(alice).post(path + "/lukning").redirectsTo(path);
    as(alice).get(path);
    as(alice).fill("day", "9/3-2026").fill("minutes", "https://www.ellebaek.example/\u0007x").fill("approved", "ja").post(path + "/godkendelse").isRefused().says("Skriv hele adressen");
  }

  @Test
  void packsManyCardsAsSeveralFiles() throws Exception {
    var id = bean(Votes.class).draft(CardVote.CHAIR, CardVote.vote());
    var ready = (CardsPrepared.Ready) bean(Votes.class).prepareCards(CardVote.CHAIR, id, 12);
    var bytes = new ByteArrayOutputStream();
    bean(VoteCards.class).pack(ready, "https://www.ellebaek.example", bytes, 5);
    var codes = new ArrayList<String>();
    var files = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(entry.getName());
        try (var document = Loader.loadPDF(zip.readAllBytes())) {
          CODE.matcher(new PDFTextStripper().getText(document)).results().map(MatchResult::group).distinct().forEach(codes::add);
        }
      }
    }
    assertThat(files).containsExactly("stemmekort-1.pdf", "stemmekort-2.pdf", "stemmekort-3.pdf");
    assertThat(codes).containsExactlyInAnyOrderElementsOf(ready.codes().stream().map(CardCode::shown).toList());
    assertThat(bean(Votes.class).prepareCards(CardVote.CHAIR, id, Votes.MOST_CARDS + 1)).isEqualTo(new CardsPrepared.Refused(VoteFault.NUMBER_WRONG));
  }

  @Test
  void countsHandsByTwoPeople() {
    filled(fresher(), "HANDS", "ONE", "PLURALITY").post(DESK);
    var vote = bean(Votes.class).list().getFirst();
    var path = DESK + "/" + vote.id().value();
    as(alice).get(path);
    as(alice).post(path + "/aabning");
    as(alice).get(path);
    as(alice).post(path + "/lukning").isRefused().says("To har ikke talt hænder og fået det samme endnu");
    as(alice).fill("count-a", "5").fill("count-b", "4").post(path + "/optaelling");
    as(alice).get(path);
    as(alice).post(path + "/lukning").isRefused();
    assertThat(bean(Votes.class).outcome(vote.id())).isEmpty();
    as(agnes).get(path);
    as(agnes).fill("count-a", "5").fill("count-b", "4").post(path + "/optaelling");
    as(alice).get(path);
    as(alice).post(path + "/lukning");

    assertThat(as(emil).get(vote.path()).isOk().page().select(".standfirst").text()).contains("»Multiposer« vandt");
    assertThat(as(emil).get("/afstemninger").isOk().page().text()).contains("Hvilket forslag skal vinde?");
  }

  @Test
  void countsNoMoreVotesThanCardsWhereSomeVoteOnPaper() throws Exception {
    var votes = bean(Votes.class);
    var ready = CardVote.agreed(votes, CardVote.vote(), 4);
    var id = ready.vote().id();
    var codes = ready.codes();
    done(votes.open(CardVote.CHAIR, id));
    var path = DESK + "/" + id.value();
    var client = new BoothClient(URI.create(address()));
    client.cast(id, client.redeem(codes.get(0)).orElseThrow().ballot("one:a"));
    as(alice).get(path).says("afleverer sit kort");
    as(alice).fill("handedIn", codes.get(0).shown()).post(path + "/kort-ind").isRefused().says("Kortet er brugt");
    as(alice).fill("handedIn", "AAAA").post(path + "/kort-ind").isRefused().says("Intet kort har den kode");
    as(alice).fill("handedIn", codes.get(1).shown().toLowerCase(Locale.ROOT)).post(path + "/kort-ind").redirectsTo(path);
    as(alice).get(path).says("kan ikke bruges mere");
    as(alice).fill("handedIn", codes.get(1).shown()).post(path + "/kort-ind").isRefused().says("gælder ikke mere");
    assertThat(client.redeem(codes.get(1))).isEmpty();
    assertThat(votes.progress(id).redeemed()).isEqualTo(1);

    as(alice).get(path);
    as(alice).fill("count-one:a", "4").post(path + "/optaelling").isRefused().says("Der er flere stemmer end kort");
    for (var teller : List.of(alice, agnes)) {
      as(teller).get(path);
      as(teller).fill("count-one:a", "2").fill("count-one:b", "1").post(path + "/optaelling").redirectsTo(path);
    }
    // Somebody else fetches a ballot by card, too.
    assertThat(client.redeem(codes.get(2))).isPresent();
    done(votes.lastCall(CardVote.CHAIR, id));
    clock().move(Votes.LAST_CALL);
    bean(BallotBox.class).tick();
    as(alice).get(path);
    as(alice).post(path + "/lukning").isRefused().says("Der er flere stemmer end kort");
    for (var teller : List.of(alice, agnes)) {
      as(teller).get(path);
      as(teller).fill("count-one:a", "1").fill("count-one:b", "1").post(path + "/optaelling").redirectsTo(path);
    }
    as(alice).get(path);
    as(alice).post(path + "/lukning").redirectsTo(path);
    assertThat(votes.outcome(id).orElseThrow().cast()).isEqualTo(3);
    var checked = BoardCheck.check(votes.board(id).orElseThrow().file(), null, null).orElseThrow();
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.notes()).contains(BoardCheck.Found.of("paper", 2L));
  }

  @Test
  void saysWhatTwoTellersSeeDifferentlyAndKeepsWhatWasTypedWrong() {
    filled(fresher(), "HANDS", "ONE", "PLURALITY").post(DESK);
    var vote = bean(Votes.class).list().getFirst();
    var path = DESK + "/" + vote.id().value();
    as(alice).get(path);
    as(alice).post(path + "/aabning");
    as(alice).get(path);
    var refused = as(alice).fill("count-a", "5").fill("count-b", "fire").post(path + "/optaelling").isRefused().page();
    assertThat(refused.select("#count-a").val()).isEqualTo("5");
    assertThat(refused.select("#count-b").val()).isEqualTo("fire");
    assertThat(refused.select("#count-b-error").text()).contains("Skriv et antal");
    as(alice).get(path);
    as(alice).fill("count-a", "5").fill("count-b", "4").post(path + "/optaelling");
    as(agnes).get(path);
    as(agnes).fill("count-a", "5").fill("count-b", "3").post(path + "/optaelling");
    as(agnes).get(path).says("ikke enige om »Træ gør byen ren«. Tæl igen").saysNot("»Multiposer«.");
    var asked = as(alice).get(path).page().select("details:has(form[action$=/aflysning])");
    assertThat(asked.select("summary").text()).isEqualTo("Aflys…");
    assertThat(asked.text()).contains("kort og stemmer bliver slettet").contains("Aflys afstemningen");
    as(alice).post(path + "/aflysning").redirectsTo(path);
    as(alice).get(path).says("Aflyst");
    as(emil).get(vote.path()).isNotFound();
  }

  @Test
  void namesTheLineOfARollCallThatIsNone() {
    filled(fresher(), "ROLL_CALL", "ONE", "PLURALITY").post(DESK);
    var vote = bean(Votes.class).list().getFirst();
    var path = DESK + "/" + vote.id().value();
    as(alice).get(path);
    as(alice).post(path + "/aabning");
    as(alice).get(path);
    as(alice).post(path + "/lukning").isRefused().says("Ingen plads har sagt noget endnu");
    for (var wrong : List.of("Engskolen 6. a; x", "; a", "Søskolen 6. b; a")) {
      var seats = "Søskolen 6. b; a\n" + wrong;
      var refused = as(alice).fill("seats", seats).post(path + "/navneopraab").isRefused().page();
      assertThat(refused.select("#seats-error").text()).as(wrong).contains("»" + wrong + "«");
      assertThat(refused.select("#seats").val()).as(wrong).contains(wrong);
    }
    as(alice).get(path);
    as(alice).fill("seats", "Søskolen 6. b; a\nEngskolen 6. a;\nMarkskolen 5. x; b\nVangskolen 7. a; a").post(path + "/navneopraab").redirectsTo(path);
    as(alice).get(path);
    as(alice).post(path + "/lukning");
    assertThat(as(emil).get(vote.path()).isOk().page().select(".standfirst").text()).contains("»Multiposer« vandt");

    as(alice).get(path);
    as(alice).fill("day", "31/2-2026").fill("minutes", "https://www.ellebaek.example/referat").fill("approved", "nej").post(path + "/godkendelse").isRefused().says("Skriv dagen");
    as(alice).fill("day", "9/3-2026").fill("minutes", "").fill("approved", "nej").post(path + "/godkendelse").redirectsTo(path);
  }
}
