package dk.pip.guides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dk.pip.documents.DocumentRead;
import dk.pip.editions.AttachmentReading;
import dk.pip.editions.Attachments;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.Documents;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Guides, for whoever reads them: everybody, or the staff.
class ReadGuideTest extends PipTest {
  private static final String BODY =
      """
      Ring til din leder.

      ## Den første dag

      Sig, hvornår du kommer.

      ### Hvis ingen svarer

      Ring til vagten.

      ## Efter en uge

      | Dag | Hvad |
      | --- | --- |
      | 7 | Samtale |
      """;

  private static final GuidesAtHand HAND = new GuidesAtHand(PipTest::bean);

  /// What readers see may be a second old.
  private static void later() {
    clock().move(Duration.ofSeconds(2));
  }

  private static void attach(GuideId id, String name, String title) {
    var attachment = ((AttachmentReading.Accepted) Attachments.read(Documents.pdf("Regler for sygefravær"))).attachment();
    HAND.desk().attach(HAND.staff(alice), id, name, attachment, title, null);
    HAND.publish(alice, id);
  }

  @Test
  void showsWhatEverybodyMayRead() {
    var section = HAND.out(alice, null, "Hjælp", Audience.PUBLIC, "");
    var guide = HAND.out(alice, section, "Hvis du bliver syg", Audience.PUBLIC, BODY);
    attach(guide, "Sygefravær 2026.pdf", "Vejledning om sygefravær");
    HAND.out(alice, section, "Ferie", Audience.PUBLIC, "Hold den.");
    later();

    var page = as(emil).get("/vejledninger/hjaelp/hvis-du-bliver-syg").isOk();
    page.says("Sidst opdateret 10. marts 2026 af Alice Vang").says("Om Hvis du bliver syg.");
    assertThat(page.page().select(".guide-contents a").eachAttr("href")).containsExactly("#den-foerste-dag", "#hvis-ingen-svarer", "#efter-en-uge");
    assertThat(page.page().select("#hvis-ingen-svarer").first().tagName()).isEqualTo("h3");
    assertThat(page.page().select(".breadcrumbs a").eachText()).containsExactly("Vejledninger", "Hjælp");
    assertThat(page.page().select(".guide-siblings a").eachText()).containsExactly("Hvis du bliver syg", "Ferie");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    var file = page.page().select(".attachments a").first();
    assertThat(file.text()).matches("Vejledning om sygefravær, PDF, \\d+ kB");
    var download = as(emil).get(file.attr("href")).isOk();
    assertThat(download.header("Content-Disposition").orElseThrow()).contains("attachment", "sygefravaer-2026.pdf");
    assertThat(as(emil).get("/").page().select(".bar-places a").eachAttr("href")).contains("/vejledninger");
    as(emil).get("/vejledninger").says("Hjælp").says("Ferie");
    assertThat(as(emil).get("/vejledninger/hjaelp").page().select(".guide-children h3").eachText()).containsExactly("Hvis du bliver syg", "Ferie");
    as(emil).get("/sitemap.xml");
    assertThat(bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("vagten")).hits()).extracting(hit -> hit.path()).contains("/vejledninger/hjaelp/hvis-du-bliver-syg");

    // Slashes and capitals that people type.
    as(emil).get("/vejledninger/hjaelp/ferie/").hasStatus(301);
    assertThat(as(emil).get("/vejledninger/Hjaelp/Ferie").hasStatus(301).location()).isEqualTo("/vejledninger/hjaelp/ferie");
  }

  @Test
  void leaksNothingOfWhatIsForStaff() {
    var section = HAND.out(alice, null, "Indadtil", Audience.STAFF, "Internt.");
    var below = HAND.out(alice, section, "Lønforhandling", Audience.PUBLIC, BODY + "\nHemmelige tal.");
    attach(below, "Tal.pdf", "Tallene");
    var open = HAND.out(alice, null, "Udadtil", Audience.PUBLIC, "Åbent.");
    HAND.out(alice, open, "Kun til os", Audience.STAFF, "Hemmeligt under åbent.");
    later();

    // Below a page for staff all is for staff, whatever the page says of itself.
    for (var path : List.of("indadtil", "indadtil/loenforhandling", "indadtil/loenforhandling/tal.pdf", "udadtil/kun-til-os")) {
      var there = as(emil).get("/vejledninger/" + path).isNotFound();
      var nothing = as(emil).get("/vejledninger/findes-ikke-xx/" + path).isNotFound();
      assertThat(there.page().select("main").text()).isEqualTo(nothing.page().select("main").text());
      as(emil).get("/medarbejder/vejledninger/" + path).sendsToSignIn();
      as(emil).get("/medarbejder/vejledninger/x/" + path).sendsToSignIn();
      as(bob).get("/medarbejder/vejledninger/" + path).isOk();
      as(bob).get("/medarbejder/vejledninger/x/" + path).isNotFound();
      assertThat(as(bob).get("/vejledninger/" + path).hasStatus(302).location()).isEqualTo("/medarbejder/vejledninger/" + path);
    }
    for (var page : List.of("/vejledninger", "/vejledninger/udadtil", "/sitemap.xml")) {
      assertThat(as(emil).get(page).text()).as(page).doesNotContain("Lønforhandling").doesNotContain("loenforhandling").doesNotContain("Indadtil").doesNotContain("Kun til os");
    }
    assertThat(bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("hemmelige")).hits()).isEmpty();
    assertThat(bean(Search.class).find(Audience.STAFF, SearchQuery.of("hemmelige")).hits()).isNotEmpty();
    as(bob).get("/medarbejder/vejledninger").says("Indadtil").says("Kun for medarbejdere");
    as(bob).get("/medarbejder/vejledninger/udadtil").says("Kun til os");
    assertThat(as(bob).get("/medarbejder/vejledninger/indadtil/loenforhandling").header("Cache-Control").orElseThrow()).contains("private");

    // What was for all and is for staff now is gone for all, within a second.
    HAND.desk().describe(HAND.staff(alice), open, new GuideDesk.About(Audience.STAFF, null, null, null, false));
    later();
    as(emil).get("/vejledninger/udadtil").isNotFound();
    as(bob).get("/medarbejder/vejledninger/udadtil").isOk();
  }

  /// Also while somebody else hears that the words of a file are known.
  @Test
  void isNotFoundByAllWhenItIsForStaffMeanwhile() throws InterruptedException {
    var guide = HAND.out(alice, null, "Zebraer", Audience.PUBLIC, "Zebrastribet.");
    var attachment = ((AttachmentReading.Accepted) Attachments.read(Documents.pdf("Striber"))).attachment();
    HAND.desk().attach(HAND.staff(alice), guide, "striber.pdf", attachment, "Striber", null);
    HAND.publish(alice, guide);
    var search = bean(Search.class);
    assertThat(search.find(Audience.PUBLIC, SearchQuery.of("zebrastribet")).hits()).hasSize(1);
    var waiting = "select exists (select from pg_locks where not granted and locktype = 'advisory')";
    var renewing = new AtomicReference<Thread>();

    bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              HAND.desk().describe(HAND.staff(alice), guide, new GuideDesk.About(Audience.STAFF, null, null, null, false));
              renewing.set(Thread.ofVirtual().start(() -> bean(GuidesChanged.OfFiles.class).handle(new DocumentRead(attachment.sha256()))));
              Await.until("somebody to wait", () -> bean(JdbcClient.class).sql(waiting).query(Boolean.class).single());
            });
    renewing.get().join();

    assertThat(search.find(Audience.PUBLIC, SearchQuery.of("zebrastribet")).hits()).isEmpty();
    assertThat(search.find(Audience.STAFF, SearchQuery.of("zebrastribet")).hits()).hasSize(1);
  }

  @Test
  void isFoundByWhatStandsAboveAndByWhoAnswersForIt() {
    var section = HAND.out(alice, null, "Afsnit før", Audience.PUBLIC, "Afsnittet.");
    var guide = HAND.out(alice, section, "Under afsnittet", Audience.PUBLIC, "Kvartalskalenderen.");
    HAND.desk().save(HAND.staff(alice), section, HAND.guide(section).revision(), text -> new GuideText("Afsnit efter", text.teaser(), text.body(), text.files()));
    HAND.publish(alice, section);
    var search = bean(Search.class);
    assertThat(search.find(Audience.PUBLIC, SearchQuery.of("kvartalskalenderen")).hits()).extracting(hit -> hit.section()).containsExactly("Afsnit efter");

    HAND.desk().describe(HAND.staff(alice), guide, new GuideDesk.About(Audience.PUBLIC, HAND.staff(charlie).id(), null, null, false));
    assertThat(search.find(Audience.PUBLIC, SearchQuery.of("Charlie Krog")).hits()).extracting(hit -> hit.path()).contains("/vejledninger/afsnit-foer/under-afsnittet");
  }

  @Test
  void showsNoDraftNorChangeThatIsNotPublished() {
    var section = HAND.out(alice, null, "Udkast", Audience.PUBLIC, "Første.");
    HAND.written(alice, section, "Ikke ude", "Hemmelig kladde.");
    HAND.desk().save(HAND.staff(alice), section, HAND.guide(section).revision(), text -> text.withBody("Anden, som ingen har set."));
    attachDraft(section);
    later();
    as(emil).get("/vejledninger/udkast").says("Første.").saysNot("Anden").saysNot("Ikke ude").saysNot("Ny.pdf");
    as(emil).get("/vejledninger/udkast/ikke-ude").isNotFound();
    as(bob).get("/medarbejder/vejledninger/udkast/ikke-ude").isNotFound();
    as(emil).get("/vejledninger/udkast/ny.pdf").isNotFound();
    HAND.publish(alice, section);
    later();
    as(emil).get("/vejledninger/udkast").says("Anden, som ingen har set.");
    as(emil).get("/vejledninger/udkast/ny.pdf").isOk();
  }

  private static void attachDraft(GuideId id) {
    var attachment = ((AttachmentReading.Accepted) Attachments.read(Documents.pdf("Nyt"))).attachment();
    HAND.desk().attach(HAND.staff(alice), id, "Ny.pdf", attachment, "Ny.pdf", null);
  }

  /// A thousand pages are read with as many questions as ten.
  @Test
  void asksNoQuestionForEachPage() {
    var section = HAND.out(alice, null, "Stort emne", Audience.PUBLIC, "Mange sider.");
    HAND.out(alice, section, "Den første", Audience.PUBLIC, BODY);
    later();
    var few = statementsOf(() -> as(emil).get("/vejledninger/stort-emne/den-foerste").isOk()).size();
    var jdbc = bean(JdbcClient.class);
    jdbc.sql(
            """
            insert into guides.guide (id, parent_id, position, name, placed, placed_by, placed_at, audience, title, revision, review_shown, made_at, changed_at, changed_by)
            select gen_random_uuid(), :parent, 10 + n, 'side-' || n, 1, :by, now(), 'PUBLIC', 'Side ' || n, 1, false, now(), now(), :by
              from generate_series(1, 1000) n
            """)
        .param("parent", section.value())
        .param("by", HAND.staff(alice).id().value())
        .update();
    jdbc.sql("insert into guides.version (guide_id, number, title, teaser, body, begun_at, made_at, made_by) select id, 1, title, 'Om den.', 'Tekst.', now(), now(), changed_by from guides.guide where name like 'side-%'").update();
    jdbc.sql("insert into guides.publication (guide_id, number, title, at, by_id, headings, anchors) select id, 1, title, now(), changed_by, '{}', '{}' from guides.guide where name like 'side-%'").update();
    later();
    // What a second has made old is asked anew, and how much that is depends on the clock; a thousand pages must not show in it.
    assertThat(statementsOf(() -> as(emil).get("/vejledninger/stort-emne/den-foerste").isOk().says("Side 1000"))).hasSizeLessThan(few + 50);
    later();
    as(emil).get("/vejledninger/stort-emne").says("Side 1000");
    as(alice).get("/redaktion/vejledninger").says("Side 1000");
    assertThat(statementsOf(() -> as(alice).get("/redaktion/vejledninger").isOk())).as("the menu asks what waits in each of its places").hasSizeLessThan(40);
    jdbc.sql("delete from guides.guide where name like 'side-%'").update();
  }

  @Test
  void isReadByEarOnPaperAndWithoutScripts() {
    var section = HAND.out(alice, null, "Oplæsning", Audience.PUBLIC, "");
    var guide = HAND.out(alice, section, "Læs mig højt", Audience.PUBLIC, BODY);
    attach(guide, "Regler.pdf", "Reglerne på én side");
    HAND.out(alice, section, "Ved siden af", Audience.PUBLIC, "Nabo.");
    HAND.desk().describe(HAND.staff(alice), guide, new GuideDesk.About(Audience.PUBLIC, HAND.staff(alice).id(), null, java.time.LocalDate.of(2026, 9, 1), true));
    later();
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      page.navigate(address() + "/vejledninger/oplaesning/laes-mig-hoejt");
      assertThat(page.locator("html")).hasAttribute("lang", "da");
      assertThat(page.locator("#main").ariaSnapshot())
          .contains(
              "navigation \"Vej til siden\"",
              "article \"Læs mig højt\"",
              "heading \"Læs mig højt\" [level=1]",
              "navigation \"Indhold\"",
              "heading \"Den første dag\" [level=2]",
              "heading \"Hvis ingen svarer\" [level=3]",
              "region \"Bilag\"",
              "navigation \"I »Oplæsning«\"",
              "link \"Reglerne på én side, PDF");
      assertThat(page.getByText("Gennemgås inden 1. september 2026")).isVisible();
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.setViewportSize(320, 800);
      assertThat(WebBrowser.overflow(page)).isZero();
      page.locator(".guide-contents a").last().click();
      assertThat(page.url()).endsWith("#efter-en-uge");

      // On paper the way around the page is left out.
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".guide-siblings")).isHidden();
      assertThat(page.locator(".guide-contents")).isHidden();
      assertThat(page.locator("h1")).isVisible();
      assertThat(page.locator(".attachments")).isVisible();

      var plain = browser.window(WebBrowser.PHONE, false);
      plain.navigate(address() + "/vejledninger");
      plain.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Oplæsning")).click();
      plain.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Læs mig højt")).click();
      assertThat(plain.locator("h1")).hasText("Læs mig højt");
      plain.navigate(address() + "/vejledninger");
      assertThat(plain.locator("h1")).hasText("Vejledninger");
    }
  }
}
