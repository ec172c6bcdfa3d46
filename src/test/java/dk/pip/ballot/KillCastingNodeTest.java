package dk.pip.ballot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.agreed;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.testing.Await;
import dk.pip.testing.OtherJava;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node is killed with ballots that wait in its memory: voters’ pages ask on, and bring them to the node that is left.
class KillCastingNodeTest extends PipTest {
  private static final String CAST = "/stem/stemmeseddel";

  @TempDir Path folder;

  private final WebBrowser browser = new WebBrowser();
  private Process node;

  @AfterEach
  void end() throws InterruptedException {
    browser.close();
    if (node != null) {
      node.destroyForcibly().waitFor();
    }
  }

  private URI start() {
    var log = folder.resolve("node.log");
    node = OtherJava.start(log, CastingNode.class, database());
    Await.until("the node", () -> said(log).contains(CastingNode.LISTENS) && said(log).endsWith(".\n"));
    var port = said(log).replaceFirst("(?s).*" + CastingNode.LISTENS + "(\\d+).*", "$1");
    return URI.create("http://127.0.0.1:" + port);
  }

  private static String said(Path log) {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  @Test
  void losesNoBallotAndCountsNoneTwice() throws Exception {
    var votes = bean(Votes.class);
    var box = bean(BallotBox.class);
    var cards = agreed(votes, CardVote.vote(), 4);
    var id = cards.vote().id();
    done(votes.open(CHAIR, id));
    var killed = start();
    var there = new BoothClient(killed);
    var here = new BoothClient(URI.create(address()));
    var ballots = new ArrayList<CastBallot>();
    for (var code : cards.codes().subList(0, 3)) {
      var ballot = here.redeem(code).orElseThrow().ballot("one:a");
      assertThat(there.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
      ballots.add(ballot);
    }
    var page = browser.window(WebBrowser.PHONE, true);
    page.route("**" + CAST, route -> route.resume(new Route.ResumeOptions().setUrl(killed.resolve(CAST).toString())));
    page.navigate(address() + "/stem#" + cards.codes().getLast().letters());
    page.locator("label", new Page.LocatorOptions().setHasText("Klimaplads")).click();
    press(page, "Se din stemme igennem");
    press(page, "Send min stemme");
    assertThat(page.locator("h1")).hasText("Tak for din stemme");
    assertThat(page.locator(".notice")).containsText("bliver lagt i boksen");
    var tracker = page.locator(".booth-tracker").textContent();

    node.destroyForcibly().waitFor();
    assertThat(votes.progress(id)).isEqualTo(new VoteProgress(4, 4, 0));
    assertThat(box.waiting()).isZero();
    assertThat(page.locator("[data-told]")).containsText("ingen forbindelse");
    page.unroute("**" + CAST);
    for (var ballot : ballots) {
      assertThat(here.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
      assertThat(here.cast(id, ballot)).isEqualTo(BoxAnswer.WAITING);
    }
    Await.until("the page has sent it again by itself", () -> box.waiting() == 4);
    box.writeAll();
    assertThat(page.locator(".notice")).containsText("ligger i boksen");
    assertThat(here.cast(id, ballots.getFirst())).isEqualTo(BoxAnswer.IN_BOX);

    done(votes.lastCall(CHAIR, id));
    clock().move(Votes.LAST_CALL);
    done(votes.close(CHAIR, id));
    var board = BoardContent.read(votes.board(id).orElseThrow().text()).ballots();
    assertThat(board).extracting(CastBallot::tracker).doesNotHaveDuplicates().hasSize(4).contains(tracker);
    assertThat(board).extracting(CastBallot::choice).containsExactlyInAnyOrder("one:a", "one:a", "one:a", "one:c");
    assertThat(here.cast(id, ballots.getLast())).as("who asks after the end").isEqualTo(BoxAnswer.IN_BOX);
  }
}
