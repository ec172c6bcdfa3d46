package dk.pip.links;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A link that leads nowhere any more is shown as dead when an editor says so, and as a link again when that is taken back.
class ShowDeadLinkTest extends PipTest {
  private static final String PAGE = "/redaktion/links";
  private static final String STORY = "/nyheder/2026/baenken";
  private static final String DEAD = "https://www.ellebæk-svaner.example/regler?år=2026&side=2";
  private static final String NOTE = "(linket virker ikke længere)";

  private static String published() {
    var bundle = Bundles.small().replacing(Bundles.STORY, "Det begyndte", "Se [reglerne for **svaner**](" + DEAD + "#top) og [en anden side](https://andre.example/).\n\nDet begyndte");
    var desk = as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse");
    return desk;
  }

  private static String dead() {
    var checker = bean(LinkChecker.class);
    checker.noteChanges();
    var address = bean(Links.class).listAll().stream().map(Link::address).filter(it -> it.contains("svaner")).findFirst().orElseThrow();
    for (var i = 0; i < 4; i++) {
      checker.seen(address, LinkTrouble.GONE, clock().instant());
      clock().move(Duration.ofHours(17));
    }
    return address;
  }

  private static void await(boolean isShown) {
    Await.until("the page to follow", () -> fresh().get(STORY).text().contains("linket virker ikke længere") == isShown);
  }

  @Test
  void tellsReadersWhenAnEditorSaysSo() {
    published();
    var address = dead();
    assertThat(address).doesNotContain("#");
    fresh().get(STORY).saysNot(NOTE);

    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(alice, address() + PAGE);
      assertThat(page.locator("main")).containsText("Dit valg. Har ikke virket siden");
      assertThat(page.locator("main")).containsText("ellebæk-svaner.example/regler");
      assertThat(page.locator("a:has-text('Internet Archive')").first()).hasAttribute("href", "https://web.archive.org/web/*/" + address);
      assertThat(WebBrowser.faults(page)).isEmpty();
      narrow(page);

      page.locator("button:has-text('Vis linket som dødt')").click();
      assertThat(page.locator("main")).containsText("Læserne ser nu");
      await(true);
      var story = fresh().get(STORY).page();
      assertThat(story.select("a[href*=svaner]")).isEmpty();
      assertThat(story.select(".dead-link").text()).isEqualTo("reglerne for svaner");
      assertThat(story.select(".dead-link strong").text()).isEqualTo("svaner");
      assertThat(story.select("a[href='https://andre.example/']")).isNotEmpty();
      var reader = browser.window(WebBrowser.WIDE, true);
      reader.navigate(address() + STORY);
      assertThat(WebBrowser.faults(reader)).isEmpty();

      assertThat(WebBrowser.faults(page)).isEmpty();
      page.locator("button:has-text('Vis som et almindeligt link')").click();
      assertThat(page.locator("main")).containsText("Linket er et almindeligt link igen");
      await(false);

      page.locator("button:has-text('Det virker')").first().click();
      assertThat(page.locator("main")).containsText("Sagt at virke");
      assertThat(bean(Links.class).waiting()).isZero();
      page.locator("button:has-text('Se efter igen')").last().click();
      assertThat(page.locator("main")).containsText("Har ikke virket siden");
    }
  }

  private static void narrow(Page page) {
    page.setViewportSize(320, 700);
    assertThat(WebBrowser.overflow(page)).isLessThanOrEqualTo(0);
    page.setViewportSize(WebBrowser.WIDE, 900);
  }

  @Test
  void isForEditorsAndForWhoeverOwnsTheStory() {
    var jdbc = bean(JdbcClient.class);
    as(charlie).fill("headline", "Charlies svaner").post("/redaktion/historier");
    jdbc.sql("update newsroom.story set text = text || E'\\n\\nSe [her](https://charlies.example/vaek)\\n' where headline = 'Charlies svaner'").update();
    bean(LinkChecker.class).noteChanges();
    bean(LinkChecker.class).seen("https://charlies.example/vaek", LinkTrouble.NO_HOST, clock().instant());

    as(emil).get(PAGE).sendsToSignIn();
    as(bob).get(PAGE).isForbidden();
    var own = as(charlie).get(PAGE).isOk().says("charlies.example/vaek").says("Ret historien").page();
    assertThat(own.select("button:contains(Vis linket som dødt)")).isEmpty();
    assertThat(as(charlie).get(PAGE + "?vis=alle").text()).doesNotContain("ellebæk-svaner");
    for (var act : new String[] {"/doede", "/levende"}) {
      as(charlie).fill("link", "https://charlies.example/vaek").post(PAGE + act).isForbidden();
    }
    as(charlie).fill("link", "https://andre.example/").post(PAGE + "/virker").isNotFound();
    as(charlie).fill("link", "https://charlies.example/vaek").post(PAGE + "/virker").redirectsTo(PAGE);
    as(alice).fill("link", "https://ukendt.example/").post(PAGE + "/doede").isNotFound();

    as(alice).get(PAGE + "?vis=alle").isOk();
  }
}
