package dk.pip.guides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.editions.AttachmentReading;
import dk.pip.editions.Attachments;
import dk.pip.guides.GuideMoves.Place;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.shared.Audience;
import dk.pip.testing.Documents;
import dk.pip.testing.Finger;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guides in the tree: moved by pointer, finger, keyboard and form; what led to them leads to them still.
class MoveGuideTest extends PipTest {
  private static final String DESK = "/redaktion/vejledninger";
  private static final GuidesAtHand HAND = new GuidesAtHand(PipTest::bean);

  private GuideId work;
  private GuideId rules;
  private GuideId illness;
  private GuideId home;

  @BeforeEach
  void aSmallTree() {
    bean(JdbcClient.class).sql("delete from guides.guide").update();
    bean(Search.class).rebuild();
    work = HAND.out(alice, null, "Arbejde", Audience.PUBLIC, "");
    rules = HAND.out(alice, work, "Regler", Audience.PUBLIC, "Reglerne.");
    illness = HAND.out(alice, rules, "Sygdom", Audience.PUBLIC, "Ring.");
    home = HAND.out(alice, null, "Hjemme", Audience.PUBLIC, "");
    later();
  }

  private static void later() {
    clock().move(Duration.ofSeconds(2));
  }

  private static GuidePlacing place(GuideId id, GuideId parent, GuideId before, String name) {
    later();
    var result = bean(GuideMoves.class).place(HAND.staff(alice), id, HAND.guide(id).placed(), new Place(parent, before), name);
    later();
    return result;
  }

  private static void leads(String from, String to) {
    assertThat(as(emil).get(from).hasStatus(301).location()).as(from).isEqualTo(to);
  }

  @Test
  void leadsOldAddressesToWhereThePageIsForGood() {
    var attachment = ((AttachmentReading.Accepted) Attachments.read(Documents.pdf("Regler"))).attachment();
    HAND.desk().attach(HAND.staff(alice), illness, "Skema.pdf", attachment, "Skemaet", null);
    HAND.publish(alice, illness);

    // A subtree, and then another name, and then back to the top: each old address leads straight there.
    assertThat(place(rules, home, null, null)).isInstanceOf(GuidePlacing.Placed.class);
    leads("/vejledninger/arbejde/regler/sygdom", "/vejledninger/hjemme/regler/sygdom");
    leads("/vejledninger/arbejde/regler/sygdom/skema.pdf", "/vejledninger/hjemme/regler/sygdom/skema.pdf");
    place(rules, home, null, "spilleregler");
    place(rules, null, null, "spilleregler");
    for (var old : List.of("arbejde/regler", "hjemme/regler", "hjemme/spilleregler")) {
      leads("/vejledninger/" + old, "/vejledninger/spilleregler");
      leads("/vejledninger/" + old + "/sygdom", "/vejledninger/spilleregler/sygdom");
    }
    as(emil).get("/vejledninger/spilleregler/sygdom/skema.pdf").isOk();
    assertThat(as(bob).get("/medarbejder/vejledninger/arbejde/regler").hasStatus(301).location()).isEqualTo("/medarbejder/vejledninger/spilleregler");
    assertThat(bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("reglerne")).hits()).extracting(hit -> hit.path()).contains("/vejledninger/spilleregler").doesNotContain("/vejledninger/arbejde/regler", "/vejledninger/hjemme/regler", "/vejledninger/hjemme/spilleregler");
    as(alice).get(DESK + "/" + rules.value()).says("3 gamle adresser fører hertil");

    // A new page at an old address wins; what was at it before stays where it is.
    HAND.out(alice, work, "Regler", Audience.PUBLIC, "De nye regler.");
    later();
    as(emil).get("/vejledninger/arbejde/regler").isOk().says("De nye regler.");
    leads("/vejledninger/arbejde/regler/sygdom", "/vejledninger/spilleregler/sygdom");

    // One that is for staff by now is told to staff alone.
    HAND.desk().describe(HAND.staff(alice), rules, new GuideDesk.About(Audience.STAFF, null, null, null, false));
    later();
    as(emil).get("/vejledninger/hjemme/spilleregler").isNotFound();
    as(emil).get("/vejledninger/spilleregler/sygdom/skema.pdf").isNotFound();
    assertThat(as(bob).get("/vejledninger/hjemme/spilleregler").hasStatus(302).location()).isEqualTo("/medarbejder/vejledninger/hjemme/spilleregler");
    assertThat(bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("ring")).hits()).isEmpty();

    // One that was taken down is gone from all of them.
    HAND.desk().describe(HAND.staff(alice), rules, new GuideDesk.About(Audience.PUBLIC, null, null, null, false));
    HAND.desk().takeDown(HAND.staff(alice), rules);
    later();
    as(emil).get("/vejledninger/hjemme/spilleregler/sygdom").isGone();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(place(work, work, null, null)).isInstanceOf(GuidePlacing.WithinItself.class);
    assertThat(place(work, illness, null, null)).isInstanceOf(GuidePlacing.WithinItself.class);
    assertThat(place(rules, null, null, "hjemme")).isInstanceOf(GuidePlacing.NameTaken.class);
    assertThat(place(rules, work, null, null)).isInstanceOf(GuidePlacing.Unchanged.class);
    var draft = HAND.written(alice, null, "Kladde", "");
    assertThat(place(rules, draft, null, null)).isInstanceOf(GuidePlacing.ParentNotOut.class);
    var form = DESK + "/" + rules.value() + "/plads";
    as(alice).get(form).says("Flyt »Regler«").says("Hvilken side skal den stå under?");
    as(alice).fill("under", "").fill("name", "Hjemme!").fill("seen", "1").post(form).isRefused().says("Der er en anden side, der hedder »hjemme«");
    as(alice).fill("under", "").fill("name", "???").fill("seen", "1").post(form).isRefused().says("mindst et bogstav");
    as(alice).fill("under", "x").fill("seen", "1").post(form).isNotFound();
    as(alice).fill("under", "00000000-0000-0000-0000-000000000000").fill("seen", "1").post(form);
    as(alice).get(DESK).says("Siden eller stedet findes ikke længere");
    as(charlie).post(form).isForbidden();
    as(bob).get(form).isForbidden();
    as(emil).get(form).sendsToSignIn();
    assertThat(HAND.path(rules)).isEqualTo("arbejde/regler");
  }

  @Test
  void movesByAFormWithoutScriptsAndTakesItBack() {
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.PHONE, false);
      page.navigate(address() + DESK);
      WebBrowser.signIn(page, alice);
      row(page, illness).locator("a[href$='/plads']").click();
      page.locator("#under").selectOption(home.value().toString());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vis pladserne der")).press("Enter");
      assertThat(page.locator("#under")).hasValue(home.value().toString());
      later();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Flyt").setExact(true)).press("Enter");
      assertThat(page.locator(".notice")).containsText("»Sygdom« er flyttet");
      assertThat(HAND.path(illness)).isEqualTo("hjemme/sygdom");
      later();
      page.navigate(address() + DESK);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fortryd").setExact(true)).press("Enter");
      assertThat(page.locator(".notice")).containsText("Det er fortrudt");
      assertThat(HAND.path(illness)).isEqualTo("arbejde/regler/sygdom");
      assertThat(page.locator(".undo")).hasCount(0);
    }
  }

  @Test
  void tellsTheSecondOfTwoAndTakesOneOfAHundredPresses() throws Exception {
    var seen = HAND.guide(rules).placed();
    place(rules, home, null, null);
    as(alice).fill("under", "").fill("seen", String.valueOf(seen)).fill("fra", "trae").post(DESK + "/" + rules.value() + "/plads").redirectsTo(DESK);
    as(alice).get(DESK).says("har flyttet »Regler« imens");
    assertThat(HAND.path(rules)).isEqualTo("hjemme/regler");

    // Nobody is told wrong things of an undo that comes too late.
    var move = bean(GuideMoves.class).last().orElseThrow().id();
    place(rules, work, null, null);
    assertThat(bean(GuideMoves.class).undo(HAND.staff(agnes), move)).isInstanceOf(GuidePlacing.Gone.class);

    // Two that would each stand below the other: one of them does.
    var moves = bean(GuideMoves.class);
    var editor = HAND.staff(alice);
    later();
    var workSeen = HAND.guide(work).placed();
    var homeSeen = HAND.guide(home).placed();
    var results = new ArrayList<GuidePlacing>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var presses = new ArrayList<Callable<GuidePlacing>>();
      presses.addAll(Collections.nCopies(50, () -> moves.place(editor, work, workSeen, new Place(home, null), null)));
      presses.addAll(Collections.nCopies(50, () -> moves.place(editor, home, homeSeen, new Place(work, null), null)));
      Collections.shuffle(presses);
      for (var done : threads.invokeAll(presses)) {
        results.add(done.get());
      }
    }
    assertThat(results).filteredOn(result -> result instanceof GuidePlacing.Placed).hasSize(1);
    assertThat(HAND.tree().all()).allMatch(guide -> HAND.tree().path(guide).contains(guide.name()));
    assertThat(HAND.tree().top()).hasSize(1);
  }

  @Test
  void isMovedByPointerAndByKeyboard() {
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(alice, address() + DESK);
      var said = page.locator("#said");

      // Onto a row: below that page.
      drag(page, illness, home, 0.5);
      assertThat(said).containsText("»Sygdom« står nu under »Hjemme«.");
      assertThat(row(page, illness).locator("a").first()).isFocused();
      assertThat(page.locator("#vejledning-" + home.value() + " > ol > li")).hasCount(1);
      assertThat(HAND.path(illness)).isEqualTo("hjemme/sygdom");
      later();
      assertThat(as(emil).get("/vejledninger/arbejde/regler/sygdom").hasStatus(301).location()).isEqualTo("/vejledninger/hjemme/sygdom");

      // To the edge of a row: ahead of that page.
      drag(page, home, work, 0.1);
      assertThat(said).containsText("»Hjemme« står nu under Øverst.");
      assertThat(page.locator(".tree-top > li .row-title").first()).hasText("Hjemme");

      // By keyboard: out, down, and below the page ahead.
      row(page, illness).locator("a").first().focus();
      later();
      page.keyboard().press("Alt+ArrowLeft");
      assertThat(page.locator(".tree-top > li")).hasCount(3);
      assertThat(row(page, illness).locator("a").first()).isFocused();
      later();
      page.keyboard().press("Alt+ArrowDown");
      assertThat(page.locator(".tree-top > li").last()).containsText("Sygdom");
      later();
      page.keyboard().press("Alt+ArrowRight");
      assertThat(page.locator(".tree-top > li")).hasCount(2);
      assertThat(said).containsText("»Sygdom« står nu under »Arbejde«.");
      page.keyboard().press("Alt+ArrowDown");
      assertThat(said).containsText("Længere kan den ikke komme den vej.");
      later();
      page.locator(".undo button").click();
      assertThat(page.locator(".tree-top > li")).hasCount(3);

      // Let go of with Escape, nothing is done.
      var handle = handle(page, rules);
      page.mouse().move(handle[0], handle[1]);
      page.mouse().down();
      page.mouse().move(handle[0] + 40, handle[1] + 80);
      page.keyboard().press("Escape");
      page.mouse().up();
      assertThat(said).containsText("Den bliver, hvor den er.");
      assertThat(page.locator(".is-dragging, .is-dragged, .drop-here, .drop-before, .drop-after")).hasCount(0);
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.navigate(address() + DESK + "/" + rules.value() + "/plads");
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  @Test
  void isMovedByAFinger() {
    try (var browser = new WebBrowser()) {
      var page = browser.phone();
      page.navigate(address() + DESK);
      WebBrowser.signIn(page, alice);
      var target = "#vejledning-" + home.value() + " > [data-row]";
      new Finger(page).on("#vejledning-" + rules.value() + " > [data-row] [data-handle]").to(target, 0.5, () -> page.locator(target).getAttribute("class").contains("drop-here")).lift();
      assertThat(page.locator("#said")).containsText("»Regler« står nu under »Hjemme«.");
      assertThat(HAND.path(illness)).isEqualTo("hjemme/regler/sygdom");
      var folder = System.getProperty("pip.look");
      if (folder != null) {
        WebBrowser.shot(page, Path.of(folder, "guide-finger.png"));
      }
      page.setViewportSize(320, 800);
      assertThat(WebBrowser.overflow(page)).isZero();
    }
  }

  private static com.microsoft.playwright.Locator row(Page page, GuideId id) {
    return page.locator("#vejledning-" + id.value() + " > [data-row]");
  }

  private static double[] handle(Page page, GuideId id) {
    var box = row(page, id).locator("[data-handle]").boundingBox();
    return new double[] {box.x + box.width / 2, box.y + box.height / 2};
  }

  private static void drag(Page page, GuideId from, GuideId to, double part) {
    later();
    var handle = handle(page, from);
    page.mouse().move(handle[0], handle[1]);
    page.mouse().down();
    var box = row(page, to).boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height * part);
    page.locator(".drop-here, .drop-before, .drop-after").waitFor();
    page.mouse().up();
  }
}
