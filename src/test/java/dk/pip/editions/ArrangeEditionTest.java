package dk.pip.editions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.demo.DemoFiles;
import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Finger;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An edition is made on the screen, from an empty page to what readers see.
class ArrangeEditionTest extends EditionTest {
  private static final String STORIES = "/redaktion/historier";

  @Test
  void beginsAnEditionAndFillsIt() {
    as(alice).fill("month", "maj").fill("title", " ").post(DESK + "/begynd").isRefused().says("Skriv måneden med årstal").says("Giv udgaven en titellinje");
    var desk = begun("2033-05", "Maj er her");
    as(alice).get(desk).says("Udgaven er tom endnu").says("Maj er her");

    var story = approved("Ladcykler til alle");
    as(alice).get(desk).says("Klar til at bruge").says("Ladcykler til alle");
    place(desk, story, "no").redirectsTo(desk);
    as(alice).get(desk).says("»Ladcykler til alle« kom med").saysNot("Udgaven er tom");
    assertThat(as(alice).get(desk).page().select(".tray-story")).isEmpty();
    as(alice).get(story).says("I en udgave").says("Maj er her");

    write(desk, "greeting", 0).fill("text", "Kære læser\r\n\r\nNu er det maj.").fill("signature", "Mette").post(desk + "/blokke").redirectsTo(desk);
    write(desk, "numbers").fill("figures-0-value", "4").fill("figures-0-label", "ladcykler").fill("source", "Materielgården").post(desk + "/blokke").redirectsTo(desk);
    as(alice).get(desk + "/visning/index.html").says("Nu er det maj.").says("Ladcykler til alle").says("Materielgården");
    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2033-05").says("Nu er det maj.").says("Ladcykler til alle");
    as(alice).get(story).says("Udgivet");
  }

  @Test
  void movesShowsTakesOutAndTakesBack() {
    var desk = begun("2033-06", "Juni");
    place(desk, approved("Første historie"), "yes");
    place(desk, approved("Anden historie"), "yes");
    assertThat(names(desk)).containsExactly("Første historie", "Anden historie");

    act(desk, "/blokke/0/plads", "to", "1").redirectsTo(desk);
    assertThat(names(desk)).containsExactly("Anden historie", "Første historie");
    act(desk, "/blokke/0/form", "full", "no").redirectsTo(desk);
    as(alice).get(desk).says("»Anden historie« blev til en appetitvækker");
    act(desk, "/blokke/1/fjernelse", "x", "").redirectsTo(desk);
    assertThat(names(desk)).containsExactly("Anden historie");
    assertThat(as(alice).get(desk).page().select(".tray-story").text()).contains("Første historie");

    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);
    assertThat(names(desk)).containsExactly("Anden historie", "Første historie");
    assertThat(as(alice).get(desk).page().select(".tray-story")).isEmpty();

    // Whoever looked at an older draft does nothing by mistake.
    as(alice).fill("revision", "1").fill("to", "1").post(desk + "/blokke/0/plads").redirectsTo(desk);
    as(alice).get(desk).says("har ændret udgaven, siden du åbnede den");
    act(desk, "/blokke/17/fjernelse", "x", "").redirectsTo(desk);
    as(alice).get(desk).says("ikke i udgaven længere");
  }

  /// What was done stands in the audit by its own name: all of one sitting as one.
  @Test
  void isAudited() {
    var desk = begun("2034-11", "November igen");
    for (var name : List.of("Ulla", "Viggo", "Willy")) {
      place(desk, approved(name + " fortæller"), "yes");
    }
    act(desk, "/blokke/0/plads", "to", "1");
    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);
    as(agnes).fill("revision", revision(desk)).fill("to", "2").post(desk + "/blokke/0/plads");
    assertThat(audited("November igen"))
        .containsExactlyInAnyOrder("Udgaven »November igen, 2034-11« blev begyndt", "Udgaven »November igen, 2034-11« blev ændret", "En ændring af »November igen, 2034-11« blev fortrudt", "Udgaven »November igen, 2034-11« blev ændret");

    var other = begun("2034-12", "Fortrudt");
    as(alice).post(other + "/fortrydelse").redirectsTo(DESK);
    as(alice).get(DESK).says("Udgaven er taget væk igen");
    assertThat(audited("Fortrudt")).containsExactlyInAnyOrder("Udgaven »Fortrudt, 2034-12« blev begyndt", "Udgaven »Fortrudt, 2034-12« blev taget væk, før den blev til noget");
    var imported = imported(Bundles.march().replacing(Bundles.EDITION, "month: 2026-03", "month: 2035-03"));
    as(alice).post(imported + "/fortrydelse").redirectsTo(DESK);
    assertThat(audited("2035-03")).anyMatch(line -> line.startsWith("Importen af"));
  }

  private static List<String> audited(String about) {
    return as(agnes).get("/indstillinger/logbog").page().select("td, th[scope=row]").eachText().stream().filter(text -> text.contains(about)).toList();
  }

  @Test
  void keepsWhatWasTypedWhenABlockIsNotRightYet() {
    var desk = begun("2033-07", "Juli");
    var again = write(desk, "invitation").fill("title", "Sommerfest").fill("start-time", "17:00").post(desk + "/blokke").isRefused().says("Sig, hvor det er").says("Vælg også en dag");
    assertThat(again.page().select("#title").val()).isEqualTo("Sommerfest");
    assertThat(again.page().select("#start-time").val()).isEqualTo("17:00");
    var wrong = write(desk, "invitation").fill("title", "Sommerfest").fill("start-day", "2033-07-09").fill("start-time", "17:00").fill("place", "Haven").fill("sign-up", "ikke en adresse").post(desk + "/blokke").isRefused();
    assertThat(wrong.page().select("#sign-up").val()).isEqualTo("ikke en adresse");
    assertThat(wrong.page().select("#sign-up-error")).isNotEmpty();
    var answer = write(desk, "invitation").fill("title", "Sommerfest").fill("start-day", "2033-07-09").fill("start-time", "17:00").fill("place", "Haven: den bag »rådhuset«").post(desk + "/blokke");
    answer.redirectsTo(desk);
    assertThat(as(alice).get(desk + "/blokke/0").page().select("#place").val()).isEqualTo("Haven: den bag »rådhuset«");
    as(alice).get(desk + "/visning/index.html").says("Sommerfest").says("Haven: den bag »rådhuset«");
  }

  @Test
  void takesPicturesInAndAsksWhatOneSees() {
    var desk = begun("2033-08", "August");
    var picture = DemoFiles.in("2026-03").get("pictures/baenken.jpg");
    write(desk, "pictures", 0).attach("files", "Bænken ny.jpg", "image/jpeg", picture).post(desk + "/blokke").isRefused().says("Skriv, hvad man ser på billedet");
    as(alice).get(desk).says("Der kom billeder til");
    write(desk, "pictures").fill("pictures-0-file", "pictures/baenken-ny.jpg").fill("pictures-0-alt", "En rød bænk").post(desk + "/blokke").redirectsTo(desk);
    as(alice).get(desk + "/filer/baenken-ny.jpg").isOk();
    as(alice).get(desk + "/filer/findes-ikke.jpg").isNotFound();
    assertThat(as(alice).get(desk + "/visning/index.html").page().select("img[alt='En rød bænk']")).isNotEmpty();
  }

  @Test
  void beginsWithTheStandingBlocksOfAnother() {
    var from = imported(Bundles.march().replacing(Bundles.EDITION, "month: 2026-03", "month: 2033-03"));
    var to = as(alice).fill("month", "2033-04").fill("title", "April").fill("skeleton", idOf(from).value().toString()).post(DESK + "/begynd").location();
    assertThat(as(alice).get(to).page().select(".block-row .row-kind, .block-row .row-title").eachText()).contains("Næste nummer").doesNotContain("Tal", "Invitation");
    as(alice).get(to).saysNot("Bænken, der kan snakke");
  }

  @Test
  void blocksWhatIsNotApprovedAndLeadsToIt() {
    var desk = begun("2033-09", "September");
    var story = approved("Sendes tilbage");
    place(desk, story, "yes");
    as(alice).fill("note", "En ting mere.").post(story + "/tilbagesendelse").redirectsTo(story);
    var page = as(alice).get(desk);
    page.says("»Sendes tilbage« er ikke godkendt endnu");
    assertThat(page.page().select(".check-wrong a").eachAttr("href")).contains(story);
    publish(as(alice), desk);
    as(alice).get(desk).says("ikke godkendt");
    as(emil).get("/udgaver/2033-09").isNotFound();
  }

  @Test
  void isForEditors() {
    var desk = begun("2033-10", "Oktober");
    place(desk, approved("Fremmed historie"), "yes");
    for (var act : List.of("/titel", "/historier", "/blokke", "/blokke/0", "/blokke/0/plads", "/blokke/0/form", "/blokke/0/fjernelse")) {
      as(charlie).fill("revision", "2").post(desk + act).isForbidden();
    }
    for (var page : List.of("/titel", "/blokke/ny?slags=thanks", "/filer/x.jpg")) {
      as(bob).get(desk + page).isForbidden();
      as(emil).get(desk + page).sendsToSignIn();
    }
    assertThat(names(desk)).containsExactly("Fremmed historie");
  }

  @Test
  void isArrangedByPointerByKeyboardAndOnAPhone() {
    var desk = begun("2033-11", "November");
    for (var name : List.of("Alfa", "Beta", "Gamma")) {
      place(desk, approved("Historien " + name), "yes");
    }
    approved("Historien Delta");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      page.navigate(address() + desk);
      WebBrowser.signIn(page, alice);
      assertThat(page.locator("#blok-2 .row-title")).containsText("Gamma");

      // By the keyboard: the focus stays with what is moved, and it is said aloud.
      page.locator("#blok-0 [data-step='1']").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#blok-1 .row-title")).containsText("Alfa");
      assertThat(page.locator("#said")).containsText("»Historien Alfa« er nu nummer 2 af 3");
      assertThat(page.locator("#blok-1 [data-step='1']")).isFocused();
      page.keyboard().press("Alt+End");
      assertThat(page.locator("#blok-2 .row-title")).containsText("Alfa");

      // By the pointer: the third goes first, and one from the tray comes between.
      drag(page, "#blok-2 [data-handle]", "#blok-0", 0.1);
      assertThat(page.locator("#blok-0 .row-title")).containsText("Alfa");
      drag(page, ".tray-story [data-handle]", "#blok-1", 0.1);
      assertThat(page.locator("#blok-1 .row-title")).containsText("Delta");
      assertThat(page.locator(".tray-story")).hasCount(0);
      assertThat(page.locator("#blok-1 .switch [aria-pressed=true]")).hasText("Appetitvækker");
      page.locator("#blok-1 .switch [value=yes]").click();
      assertThat(page.locator("#blok-1 .switch [aria-pressed=true]")).hasText("Hele");
      assertThat(page.frameLocator("#preview iframe").locator("main")).containsText("Historien Delta");
      assertThat(page.locator("#checks")).not().hasAttribute("aria-busy", "true");

      assertThat(page.locator(".bench-blocks").ariaSnapshot()).contains("button \"Flyt »Historien Delta« op\"", "group \"Sådan vises »Historien Delta«\"", "button \"Hele\" [pressed]", "button \"Tag ud : Historien Delta\"");
      assertThat(WebBrowser.faults(page)).isEmpty();
      shot(page, "arrange-wide");
      page.setViewportSize(320, 800);
      assertThat(WebBrowser.overflow(page)).isZero();
      shot(page, "arrange-phone");
      for (var kind : List.of("greeting", "pull-quote", "pictures", "numbers", "invitation", "quiz", "video", "press-mention", "thanks", "info-box", "next-issue")) {
        page.navigate(address() + desk + "/blokke/ny?slags=" + kind);
        assertThat(WebBrowser.faults(page)).as(kind).isEmpty();
        shot(page, "block-" + kind);
      }
      page.navigate(address() + desk + "/titel");
      page.fill("#title", "En meget lang titellinje, som ingen indbakke kan vise helt på en telefon");
      assertThat(page.locator(".inbox-phone .inbox-subject")).containsText("En meget lang titellinje");
      assertThat(WebBrowser.faults(page)).isEmpty();
      shot(page, "title");

      // Somebody else is faster: nothing is done by mistake, and one is told.
      page.navigate(address() + desk);
      act(desk, "/blokke/0/plads", "to", "1");
      page.locator("#blok-2 [data-step='-1']").click();
      assertThat(page.locator("#said")).containsText("har ændret udgaven");
    }
  }

  @Test
  void showsWhatWasWrittenBeforeMailAndPrintAreChecked() {
    var desk = begun("2034-12", "Jul");
    place(desk, approved("Historien Lambda"), "yes");
    write(desk, "greeting", 0).fill("text", "Kære læser").fill("signature", "Mette").post(desk + "/blokke").redirectsTo(desk);
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(alice, address() + desk + "/blokke/0");
      page.fill("#signature", "Mette og Per");
      page.locator(".block-form .buttons button").click();
      page.waitForURL("**" + desk + "#blok-0");
      assertThat(page.frameLocator("#preview iframe").locator("main")).containsText("Mette og Per");
      assertThat(page.locator("#checks")).not().hasAttribute("aria-busy", "true");
      assertThat(page.locator("#checks")).containsText("PDF");

      page.locator(".undo button").click();
      assertThat(page.frameLocator("#preview iframe").locator("main")).not().containsText("Mette og Per");
      assertThat(page.locator("#checks")).containsText("PDF");

      page.navigate(address() + desk + "/titel");
      page.fill("#title", "Jul igen");
      page.locator(".form .buttons button").click();
      assertThat(page.locator(".edition-title")).hasText("Jul igen");
      assertThat(page.locator("#checks")).containsText("PDF");
    }
  }

  @Test
  void isArrangedByAFinger() {
    var desk = begun("2033-12", "December");
    var story = approved("Historien Epsilon");
    for (var name : List.of("Zeta", "Eta", "Theta", "Iota", "Kappa")) {
      place(desk, approved("Historien " + name), "yes");
    }
    try (var browser = new WebBrowser()) {
      var page = browser.phone();
      page.navigate(address() + desk);
      WebBrowser.signIn(page, alice);
      var rows = page.locator(".block-row .row-title");
      var tray = ".tray-story:has-text('Epsilon')";
      var finger = new Finger(page);

      // A swipe scrolls, wherever it begins but on a handle.
      for (var where : List.of("#blok-1 .row-title", tray + " .tray-title")) {
        finger.on(where);
        var before = scrolled(page);
        finger.to(200, 700).to(200, 300).lift();
        page.waitForFunction("before => window.scrollY !== before", before);
        assertThat(page.locator(".drop-mark, .is-dragged")).hasCount(0);
      }
      assertThat(rows).hasText(new String[] {"Historien Zeta", "Historien Eta", "Historien Theta", "Historien Iota", "Historien Kappa"});

      // From the tray into the edition, and within it, by the handle; the page doesn't scroll under the finger.
      finger.on(tray + " [data-handle]").to("#blok-1", 0.25, () -> isMarkedBefore(page, "#blok-1")).lift();
      assertThat(rows).hasText(new String[] {"Historien Zeta", "Historien Epsilon", "Historien Eta", "Historien Theta", "Historien Iota", "Historien Kappa"});
      assertThat(page.locator(tray)).hasCount(0);
      finger.on("#blok-4 [data-handle]").to("#blok-0", 0.25, () -> isMarkedBefore(page, "#blok-0")).lift();
      assertThat(rows.first()).hasText("Historien Iota");
      assertThat(page.locator("#said")).containsText("»Historien Iota« er nu nummer 1 af 6");

      // Nothing is moved by a finger that the screen loses.
      finger.on("#blok-2 [data-handle]").to("#blok-0", 0.25, () -> isMarkedBefore(page, "#blok-0")).lose();
      assertThat(page.locator(".drop-mark, .is-dragged")).hasCount(0);
      assertThat(rows.first()).hasText("Historien Iota");
      shot(page, "arrange-finger");
    }
    assertThat(names(desk)).startsWith("Historien Iota", "Historien Zeta", "Historien Epsilon");
    as(alice).get(story).says("I en udgave");
  }

  private static Object scrolled(Page page) {
    return page.evaluate("window.scrollY");
  }

  private static boolean isMarkedBefore(Page page, String row) {
    return Boolean.TRUE.equals(page.evaluate("row => document.querySelector('.drop-mark')?.nextElementSibling?.matches(row)", row));
  }

  private static void shot(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
    }
  }

  private static void drag(Page page, String handle, String target, double where) {
    page.locator(handle).first().scrollIntoViewIfNeeded();
    var from = page.locator(handle).first().boundingBox();
    page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
    page.mouse().down();
    var to = page.locator(target).boundingBox();
    page.mouse().move(to.x + to.width / 2, to.y + to.height * 0.8);
    page.mouse().move(to.x + to.width / 2, to.y + to.height * where);
    page.locator(".drop-mark").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    page.waitForFunction("([target, mark]) => document.querySelector('.drop-mark')?.nextElementSibling?.matches(target)", List.of(target, ""));
    page.mouse().up();
  }

  private static String begun(String month, String title) {
    return as(alice).fill("month", month).fill("title", title).fill("skeleton", "none").post(DESK + "/begynd").location();
  }

  /// A story that an editor has written and approved.
  private static String approved(String headline) {
    var story = as(alice).fill("headline", headline).post(STORIES).location();
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", "Det her er en kort tekst om " + headline + ", som alle kan læse på et halvt minut.").post(story).redirectsTo(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    return story;
  }

  private static Answer place(String desk, String story, String full) {
    return as(alice).fill("revision", revision(desk)).fill("story", story.substring(STORIES.length() + 1)).fill("full", full).post(desk + "/historier");
  }

  private static Client write(String desk, String kind) {
    return write(desk, kind, 1000);
  }

  private static Client write(String desk, String kind, int position) {
    return as(alice).fill("kind", kind).fill("revision", revision(desk)).fill("position", String.valueOf(position));
  }

  private static Answer act(String desk, String act, String name, String value) {
    return as(alice).fill("revision", revision(desk)).fill(name, value).post(desk + act);
  }

  private static String revision(String desk) {
    return String.valueOf(bean(Editions.class).find(idOf(desk)).orElseThrow().revision());
  }

  private static List<String> names(String desk) {
    return as(alice).get(desk).page().select(".block-row .row-title").eachText();
  }
}
