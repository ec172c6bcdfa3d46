package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// In a browser, as people do: a tip from a phone with a picture and a line that is lost, and what comes of it in the newsroom, by
/// keyboard. With `-Dpip.look=FOLDER` it leaves pictures there.
class TipFromPhoneTest extends PipTest {
  private static final @Nullable String PICTURES = System.getProperty("pip.look");

  private static WebBrowser browser;

  @BeforeAll
  static void open() {
    browser = new WebBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static void shot(Page page, String name) {
    if (PICTURES != null) {
      WebBrowser.shot(page, Path.of(PICTURES, name + ".png"));
    }
  }

  @Test
  void goesFromThePhoneToTheStoryThroughALostLine() {
    var phone = browser.phone();
    phone.navigate(address() + "/tip");
    assertThat(WebBrowser.axe(phone)).isEmpty();
    shot(phone, "form");
    assertThat(WebBrowser.overflow(phone)).isNotPositive();
    phone.locator("#text").fill("Der er kommet en bænk, der kan snakke, på Søtorvet.");
    phone.locator("#files").setInputFiles(new FilePayload("IMG_0042.JPG", "image/jpeg", Telling.jpeg(3600, 2700)));
    phone.locator("#name").fill("Karen Kær");
    phone.locator("#mail").fill("karen@telefon.example");
    clock().move(Duration.ofSeconds(20));
    phone.context().setOffline(true);
    phone.locator("#tip button").tap();
    PlaywrightAssertions.assertThat(phone.locator("#tip-said")).containsText("Der er ingen forbindelse");
    shot(phone, "offline");
    phone.context().setOffline(false);
    phone.waitForURL(url -> url.contains("/tip/mit/"));
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Tak, fordi du skrev til os");
    PlaywrightAssertions.assertThat(phone.locator(".tip-pictures img")).hasCount(1);
    assertThat(WebBrowser.axe(phone)).isEmpty();
    assertThat(WebBrowser.overflow(phone)).isNotPositive();
    shot(phone, "own");
    assertThat(phone.context().cookies()).isEmpty();
    var own = phone.url().replaceFirst("\\?.*", "");
    assertThat(bean(JdbcClient.class).sql("select count(*) from tips.tip where text like 'Der er kommet en bænk%'").query(Long.class).single()).isEqualTo(1);

    var alice = browser.signedIn(PipTest.alice, address() + "/redaktion/tips");
    shot(alice, "inbox");
    assertThat(WebBrowser.faults(alice)).isEmpty();
    alice.keyboard().press("j");
    alice.keyboard().press("o");
    alice.waitForURL(url -> url.matches(".*/redaktion/tips/[0-9a-f-]{36}"));
    assertThat(WebBrowser.faults(alice)).isEmpty();
    var agnes = browser.signedIn(PipTest.agnes, alice.url());
    PlaywrightAssertions.assertThat(agnes.locator("#present")).containsText("Alice Vang ser også på tippet");
    alice.keyboard().press("?");
    PlaywrightAssertions.assertThat(alice.locator("#keys")).hasAttribute("open", "");
    alice.keyboard().press("a");
    PlaywrightAssertions.assertThat(alice.locator("[role=status]").first()).containsText("Tippet er dit");
    alice.keyboard().press("s");
    PlaywrightAssertions.assertThat(alice.locator("#svar-text")).isFocused();
    alice.locator(".ready summary").first().click();
    PlaywrightAssertions.assertThat(alice.locator("#svar-text")).hasValue(java.util.regex.Pattern.compile("Tak for dit tip![\\s\\S]*"));
    shot(alice, "tip");
    alice.locator("#svar button.button").click();
    PlaywrightAssertions.assertThat(alice.locator("main")).containsText("Svaret er sendt");
    alice.keyboard().press("h");
    alice.locator("#historie button.button").click();
    alice.waitForURL(url -> url.contains("/redaktion/historier/"));
    PlaywrightAssertions.assertThat(alice.locator("main")).containsText("bænk, der kan snakke");

    phone.navigate(own);
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Vi skriver historien");

    var story = alice.url().replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
    FollowTipTest.describePicture(story);
    FollowTipTest.outByItself(story, "Bænken, der kan snakke", "PUBLIC");
    Await.until("the last mail", () -> Telling.mailsTo(bean(JdbcClient.class), "karen@telefon.example").stream().anyMatch(mail -> mail.subject().equals("Nu er din historie ude")));
    assertThat(Telling.mailsTo(bean(JdbcClient.class), "karen@telefon.example").getLast().text()).contains("»Bænken, der kan snakke«", "/nyheder/");
    phone.navigate(own);
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Historien er ude");
    phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bænken, der kan snakke")).first().tap();
    PlaywrightAssertions.assertThat(phone.locator("h1")).containsText("Bænken, der kan snakke");
    phone.navigate(own);
    phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Glem mig")).tap();
    phone.waitForURL(url -> url.endsWith("/glem"));
    assertThat(WebBrowser.axe(phone)).isEmpty();
    shot(phone, "forget");
    for (var path : new String[] {"/tip", "/tip/mistet", "/tip/mit/x", own.replaceFirst("https?://[^/]+", ""), "/redaktion/praj", "/redaktion/tips/svar", "/redaktion/tips?vis=spam"}) {
      alice.navigate(address() + path);
      assertThat(WebBrowser.faults(alice)).as(path).isEmpty();
    }
    alice.context().close();
    agnes.context().close();
    phone.context().close();
  }

  @Test
  void worksWithoutScripts() {
    var page = browser.window(320, false);
    page.navigate(address() + "/tip");
    clock().move(Duration.ofSeconds(20));
    page.locator("#text").fill("Uden scripts");
    page.locator("#sound").setInputFiles(new FilePayload("memo.ogg", "audio/ogg", Telling.sound()));
    page.locator("#tip button").press("Enter");
    page.waitForURL(url -> url.contains("/tip/mit/"));
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("Uden scripts");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("memo.ogg");
    page.locator("#text").fill("Og mere");
    page.locator("#tip button").press("Enter");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("Det er lagt til");

    page.navigate(address() + "/log-ind");
    WebBrowser.signIn(page, PipTest.alice);
    page.navigate(address() + "/redaktion/tips");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Uden scripts")).click();
    PlaywrightAssertions.assertThat(page.locator("audio")).hasCount(1);
    page.locator("#afslag > summary").click();
    page.locator("#afslag button.button").press("Enter");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("I har sagt nej tak");
    page.context().close();
  }
}
