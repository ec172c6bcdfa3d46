package dk.pip.ballot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.agreed;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VoteInBrowserTest extends PipTest {
  private static final WebBrowser BROWSER = new WebBrowser();
  private static final @Nullable String SHOTS = System.getProperty("pip.look");

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  private static Page voter(boolean scripts) {
    var page = BROWSER.window(WebBrowser.PHONE, scripts);
    page.setDefaultTimeout(40_000);
    return page;
  }

  private static Page card(Page page, CardCode code) {
    page.navigate(address() + "/stem#" + code.letters());
    return page;
  }

  private static void shot(Page page, String name) {
    if (SHOTS != null) {
      WebBrowser.shot(page, Path.of(SHOTS, name + ".png"));
    }
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static List<String> axe(Page page) {
    return WebBrowser.axe(page);
  }

  @Test
  void givesWhatTheFourVectorsOfTheRfcSay() throws Exception {
    String vectors;
    try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/ballot/rfc9474.json"))) {
      vectors = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var page = voter(true);
    page.navigate(address() + "/stem");
    var script = page.locator("script[type=module]").getAttribute("src");

    var said =
        page.evaluate(
            """
            async ([script, text]) => {
              const booth = await import(script);
              const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
              const number = hex => BigInt('0x' + hex);
              const wrong = [];
              for (const v of JSON.parse(text)) {
                const check = (name, ours, theirs) => { if (ours !== theirs) wrong.push(`${v.name} ${name}: ${ours}`); };
                const jwk = {kty: 'RSA', n: booth.textOf(bytes(v.n)), e: booth.textOf(bytes(v.e))};
                const imported = await crypto.subtle.importKey('jwk', jwk, {name: 'RSA-PSS', hash: 'SHA-384'}, true, ['verify']);
                const key = await booth.readKey(await crypto.subtle.exportKey('spki', imported));
                const prepared = booth.joined(bytes(v.msg_prefix), bytes(v.msg));
                check('input', booth.hexOf(prepared), v.input_msg);
                const salt = bytes(v.salt);
                const made = await booth.blind(key, prepared, salt, booth.inverse(number(v.inv), number(v.n)));
                check('blinded', booth.hexOf(made.blinded), v.blinded_msg);
                check('inverse', made.inverse, number(v.inv));
                const signature = await booth.finish(key, prepared, bytes(v.blind_sig), made.inverse, salt.length);
                check('signature', signature && booth.hexOf(signature), v.sig);
                const turned = bytes(v.blind_sig);
                turned[9] ^= 1;
                check('turned', await booth.finish(key, prepared, turned, made.inverse, salt.length), null);
              }
              return wrong.join('; ') || 'all of ' + JSON.parse(text).length;
            }
            """,
            List.of(script, vectors));

    assertThat(said).isEqualTo("all of 4");
  }

  @Test
  void votesWithCardsFromTheCodeToTheTracker() {
    var votes = bean(Votes.class);
    var cards = agreed(votes, CardVote.vote(), 10);
    var id = cards.vote().id();
    var fingerprint = BallotBox.definition(cards.vote()).cardLetters();

    var first = voter(true);
    first.navigate(address() + "/stem");
    assertThat(first.locator("h1")).hasText("Hvad står der på dit kort?");
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-code");
    first.locator("#code").fill("ABCDE");
    press(first, "Videre");
    assertThat(first.locator("#code-error")).containsText("slåfejl");
    assertThat(first.locator("#code").inputValue()).isEqualTo("ABCDE");
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-code-wrong");
    first.locator("#code").fill(cards.codes().getFirst().shown().toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
    press(first, "Videre");
    assertThat(first.locator("h1")).hasText("Dit kort er godt");
    assertThat(first.locator(".booth-letters")).hasText(fingerprint);
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-wait");
    assertThat(first.context().cookies()).isEmpty();

    var wrongCard = voter(true);
    wrongCard.navigate(address() + "/stem#" + cards.codes().get(1).letters() + ".AAAABBBBCCCC");
    assertThat(wrongCard.locator("h1")).hasText("Noget stemmer ikke");
    shot(wrongCard, "booth-other");

    var others = new ArrayList<Page>();
    for (var code : cards.codes().subList(1, 4)) {
      var page = voter(true);
      page.navigate(address() + "/stem#" + code.letters() + "." + fingerprint.replace("-", ""));
      others.add(page);
    }
    others.forEach(page -> assertThat(page.locator("h1")).hasText("Dit kort er godt"));
    assertThat(others.getFirst().url()).endsWith("/stem");
    done(votes.open(CHAIR, id));

    assertThat(first.locator("h1")).hasText("Hvilket forslag skal vinde?");
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-one");
    press(first, "Se din stemme igennem");
    assertThat(first.locator("[role=alert]")).containsText("Vælg én");
    first.locator("label", new Page.LocatorOptions().setHasText("Træ gør byen ren")).click();
    press(first, "Se din stemme igennem");
    assertThat(first.locator("h1")).hasText("Er det rigtigt?");
    assertThat(first.locator(".booth-said")).hasText("Træ gør byen ren");
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-review");
    press(first, "Ret den");
    assertThat(first.locator("input:checked")).hasValue("b");
    press(first, "Se din stemme igennem");
    // The line is cut, and comes again.
    first.context().setOffline(true);
    press(first, "Send min stemme");
    assertThat(first.locator("[data-told]")).containsText("ingen forbindelse");
    first.context().setOffline(false);
    assertThat(first.locator("h1")).hasText("Tak for din stemme");
    var tracker = first.locator(".booth-tracker").textContent();
    assertThat(tracker).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
    assertThat(axe(first)).isEmpty();
    shot(first, "booth-done-waits");
    // Loaded again it goes on where it was.
    first.reload();
    assertThat(first.locator(".booth-tracker")).hasText(tracker);

    // A page that is loaded again before it has voted.
    others.getFirst().reload();
    for (var page : others) {
      assertThat(page.locator("h1")).hasText("Hvilket forslag skal vinde?");
      page.locator("label", new Page.LocatorOptions().setHasText("Multiposer")).click();
      press(page, "Se din stemme igennem");
      press(page, "Send min stemme");
      assertThat(page.locator("h1")).hasText("Tak for din stemme");
    }
    bean(BallotBox.class).writeAll();
    assertThat(first.locator(".notice")).containsText("ligger i boksen");
    shot(first, "booth-done");
    assertThat(first.evaluate("sessionStorage.length + localStorage.length")).isEqualTo(0);
    press(first, "Jeg har skrevet det");
    assertThat(first.locator("main")).not().containsText(tracker);

    var again = card(voter(true), cards.codes().getFirst());
    assertThat(again.locator("h1")).hasText("Kortet er brugt");
    shot(again, "booth-used");
    done(votes.lastCall(CHAIR, id));
    clock().move(Votes.LAST_CALL);
    done(votes.close(CHAIR, id));
    var outcome = votes.outcome(id).orElseThrow();
    assertThat(outcome.ballots()).isEqualTo(4);
    assertThat(outcome.result().winners()).containsExactly("a");
    assertThat(outcome.shown()).isFalse();
    assertThat(BoardContent.read(votes.board(id).orElseThrow().text()).ballots()).extracting(CastBallot::tracker).contains(tracker);
  }

  private static String cast(BallotForm form, CountingRule rule, long budget, int points, List<VoteOption> options, java.util.function.Consumer<Page> fill) {
    var votes = bean(Votes.class);
    var rules = new VoteRules(form, VoteWay.CARDS, rule, TieRule.REPORT, budget, points);
    var cards = agreed(votes, new NewVote("Hvad skal pengene gå til?", "Vi har fået penge af byen.\n\nDel dem, som I synes.", rules, options, false), 1);
    done(votes.open(CHAIR, cards.vote().id()));
    var page = card(voter(true), cards.codes().getFirst());
    assertThat(page.locator("h1")).hasText("Hvad skal pengene gå til?");
    fill.accept(page);
    assertThat(axe(page)).isEmpty();
    assertThat(WebBrowser.overflow(page)).isZero();
    shot(page, "booth-" + form.word());
    press(page, "Se din stemme igennem");
    assertThat(page.locator("h1")).hasText("Er det rigtigt?");
    shot(page, "booth-review-" + form.word());
    press(page, "Send min stemme");
    assertThat(page.locator("h1")).hasText("Tak for din stemme");
    bean(BallotBox.class).writeAll();
    return bean(BallotTable.class).all(cards.vote().id()).getFirst().choice();
  }

  private static final List<VoteOption> PRICED = List.of(new VoteOption("a", "Bænke ved søen", 19_000), new VoteOption("b", "Multibane med kunstgræs og lys om aftenen i vinterhalvåret", 40_000), new VoteOption("c", "Klatretræ", 11_280));

  @Test
  void ranksWithTheKeyboardAndNothingElse() {
    var said =
        cast(
            BallotForm.RANKING,
            CountingRule.SCHULZE,
            0,
            0,
            PRICED,
            page -> {
              page.locator("[data-act='add c']").focus();
              page.keyboard().press("Enter");
              page.locator("[data-act='add a']").focus();
              page.keyboard().press("Space");
              page.locator("[data-act='up a']").focus();
              page.keyboard().press("Enter");
              assertThat(page.locator(".booth-order li").first()).containsText("Bænke");
            });

    assertThat(said).isEqualTo("ranking:a>c");
  }

  @Test
  void sharesOutKronerNoMoreThanThereAre() {
    var said =
        cast(
            BallotForm.KRONER,
            CountingRule.EQUAL_SHARES,
            50_000,
            0,
            PRICED,
            page -> {
              page.locator("#amount-b").fill("45000");
              press(page, "Se din stemme igennem");
              assertThat(page.locator("[role=alert]")).containsText("kan få fra 0 til 40.000");
              page.locator("#amount-b").fill("40.000");
              page.locator("#amount-a").fill("15000");
              assertThat(page.locator(".booth-left")).containsText("5.000 kr. for meget");
              page.locator("#amount-a").fill("5000");
              page.locator("[aria-label='Mere til Klatretræ']").click();
              page.locator("[aria-label='Mindre til Bænke ved søen']").click();
              page.locator("[aria-label='Mere til Klatretræ']").click();
              assertThat(page.locator(".booth-left")).containsText("4.000 kr. tilbage");
            });

    assertThat(said).isEqualTo("kroner:a=4000,b=40000,c=2000");
  }

  @Test
  void givesPointsAndApproves() {
    var points = cast(BallotForm.POINTS, CountingRule.SCORE, 0, 5, PRICED, page -> {
      page.locator("[aria-label='Mere til Klatretræ']").click();
      page.locator("[aria-label='Mere til Klatretræ']").click();
      page.locator("#amount-a").fill("5");
    });
    var approval = cast(BallotForm.APPROVAL, CountingRule.APPROVAL, 0, 0, PRICED, page -> page.locator("label").nth(2).click());

    assertThat(points).isEqualTo("points:a=5,c=2");
    assertThat(approval).isEqualTo("approval:c");
  }

  /// An answer is lost and the page is loaded again; a proxy answers in place of Pip; a café’s sign-in page says that all is well.
  @Test
  void losesNeitherCardNorBallotToABadLine() {
    var votes = bean(Votes.class);
    var cards = agreed(votes, new NewVote("Hvilket forslag skal vinde?", "", CardVote.vote().rules(), CardVote.OPTIONS, true), 2);
    var code = cards.codes().getFirst();
    done(votes.open(CHAIR, cards.vote().id()));
    var page = voter(true);
    var lost = new AtomicInteger();
    page.route(
        "**/stem/underskrift",
        route -> {
          if (lost.incrementAndGet() == 1) {
            route.fetch();
            route.abort();
          } else if (lost.get() == 2) {
            route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("<h1>Forbidden</h1>").setContentType("text/html"));
          } else if (lost.get() == 3) {
            // The page is left while it asks.
          } else {
            route.resume();
          }
        });
    card(page, code);
    Await.until("it asked three times", () -> {
      page.waitForTimeout(50);
      return lost.get() == 3;
    });
    page.reload();
    assertThat(page.locator("h1")).hasText("Hvad står der på dit kort?");
    page.locator("#code").fill(code.shown());
    press(page, "Videre");
    assertThat(page.locator("h1")).hasText("Hvilket forslag skal vinde?");
    page.reload();
    assertThat(page.locator("h1")).hasText("Hvilket forslag skal vinde?");
    assertThat(page.locator("#main")).containsText("Det her er en øvelse");
    page.locator("label", new Page.LocatorOptions().setHasText("Klimaplads")).click();
    press(page, "Se din stemme igennem");
    var sent = new AtomicInteger();
    page.route(
        "**/stem/stemmeseddel",
        route -> {
          switch (sent.incrementAndGet()) {
            case 1 -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("<h1>Welcome to the café</h1>").setContentType("text/html"));
            case 2 -> route.fulfill(new Route.FulfillOptions().setStatus(408).setBody("timeout"));
            default -> route.resume();
          }
        });
    press(page, "Send min stemme");
    assertThat(page.locator("h1")).hasText("Tak for din stemme");
    bean(BallotBox.class).writeAll();
    assertThat(page.locator(".notice")).containsText("ligger i boksen");
    assertThat(votes.progress(cards.vote().id())).isEqualTo(new VoteProgress(2, 1, 1));
  }

  @Test
  void beginsAnewForTheNextAtTheStation() {
    var votes = bean(Votes.class);
    var cards = agreed(votes, CardVote.vote(), 2);
    done(votes.open(CHAIR, cards.vote().id()));
    var page = voter(true);
    page.navigate(address() + "/stem/station");

    for (var code : cards.codes()) {
      page.locator("#code").fill(code.letters());
      press(page, "Videre");
      page.locator("label", new Page.LocatorOptions().setHasText("Klimaplads")).click();
      press(page, "Se din stemme igennem");
      press(page, "Send min stemme");
      assertThat(page.locator("h1")).hasText("Tak for din stemme");
      shot(page, "booth-station");
      press(page, "Jeg har skrevet det");
      assertThat(page.locator("h1")).hasText("Hvad står der på dit kort?");
    }
    assertThat(bean(BallotBox.class).waiting()).isEqualTo(2);
    bean(BallotBox.class).writeAll();
    Await.until("the box", () -> Integer.valueOf(0).equals(page.evaluate("sessionStorage.length")));
  }

  @Test
  void saysWithoutScriptsWhatToDo() {
    var page = voter(false);
    page.navigate(address() + "/stem");

    assertThat(page.locator("main .prose")).containsText("stemmestationen");
    shot(page, "booth-no-scripts");
  }
}
