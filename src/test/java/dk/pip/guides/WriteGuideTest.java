package dk.pip.guides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.Withdrawals;
import dk.pip.people.Audit;
import dk.pip.shared.Audience;
import dk.pip.testing.Answer;
import dk.pip.testing.Documents;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Guides: begun, written, published, looked at again, taken down and brought back.
class WriteGuideTest extends PipTest {
  private static final String DESK = "/redaktion/vejledninger";
  private static final GuidesAtHand HAND = new GuidesAtHand(PipTest::bean);

  private static void later() {
    clock().move(Duration.ofSeconds(2));
  }

  private static String begin(Person by, String title, String under) {
    clock().move(Duration.ofSeconds(1));
    return as(by).fill("headline", title).fill("under", under).post(DESK).location();
  }

  private static String id(String guide) {
    return guide.replaceFirst(".*/", "");
  }

  private static String revision(Person who, String guide) {
    return as(who).get(guide).page().select("#story [name=revision]").val();
  }

  private static Answer write(Person by, String guide, String body) {
    return as(by).fill("revision", revision(by, guide)).fill("body", body).post(guide);
  }

  private static Answer publish(Person by, String guide, String body) {
    return as(by).fill("revision", revision(by, guide)).fill("body", body).post(guide + "/udgivelse");
  }

  private static void describe(String guide, String audience, String owner) {
    as(alice).fill("audience", audience).fill("owner", owner).post(guide + "/oplysninger").redirectsTo(guide);
  }

  private static String person(Person person) {
    return "person " + HAND.staff(person).id().value();
  }

  @Test
  void beginsWritesAndPublishes() {
    as(bob).get(DESK).isForbidden();
    as(emil).get(DESK).sendsToSignIn();
    as(alice).fill("headline", " ").post(DESK).isRefused().says("Giv siden en titel");
    as(alice).get(DESK + "/ny").says("kun for medarbejdere, til du siger noget andet");
    var section = begin(alice, "Åbent & ærligt", "");
    as(alice).get(section).says("Kladde").says("Kun for medarbejdere");
    var guide = begin(alice, "Under den", id(section));
    publish(alice, guide, "For tidligt.").redirectsTo(guide);
    as(alice).get(guide).says("»Åbent & ærligt«, som siden står under, er ikke udgivet endnu");
    publish(alice, section, "").redirectsTo(section);
    as(alice).get(section).says("Siden er udgivet.").says("Ude");
    publish(alice, guide, "Nu.\r\n\r\n## Overskrift").redirectsTo(guide);
    as(bob).get("/medarbejder/vejledninger/aabent-aerligt/under-den").isOk().says("Nu.").says("Overskrift");

    write(alice, guide, "Ændret.").redirectsTo(guide);
    as(alice).get(guide).says("Læserne ser den nye tekst, når du udgiver den").says("Ude, med ændringer, der ikke er udgivet");
    as(alice).get(guide + "/visning").says("Ændret.").says("Sådan ser den ud");
    later();
    as(bob).get("/medarbejder/vejledninger/aabent-aerligt/under-den").says("Nu.").saysNot("Ændret.");
    publish(alice, guide, "Ændret.");
    later();
    as(bob).get("/medarbejder/vejledninger/aabent-aerligt/under-den").says("Ændret.");
    publish(alice, guide, "Ændret.");
    as(alice).get(guide).says("Læserne ser allerede den nyeste tekst");
    assertThat(bean(Audit.class).latest(20)).extracting(Audit.Entry::act).contains("guides.audit.begun", "guides.audit.published", "guides.audit.updated");
    as(agnes).get("/indstillinger/logbog").says("Vejledningen »Under den« blev udgivet");
  }

  @Test
  void letsContributorsWriteWhatTheyAnswerForAndNothingElse() {
    var section = begin(alice, "Charlies emne", "");
    var other = begin(alice, "Alices kladde", "");
    as(charlie).get(section).isNotFound();
    as(charlie).get(DESK).saysNot("Charlies emne").saysNot("Alices kladde");
    describe(section, "STAFF", person(charlie));
    as(charlie).get(DESK + "?vis=mine").says("Charlies emne");
    publish(charlie, section, "Af Charlie.").redirectsTo(section);
    var below = begin(charlie, "Charlies egen", id(section));
    publish(charlie, below, "Også min.").redirectsTo(below);
    as(charlie).get(below).says("Siden er udgivet.");
    as(charlie).get(DESK + "/ny").isNotFound();
    as(charlie).fill("headline", "På toppen").post(DESK).isNotFound();
    for (var act : List.of("", "/kladde", "/udgivelse", "/oplysninger", "/gennemgang", "/bilag", "/billeder/nyt", "/vedhaeftning", "/sprog", "/versioner/1/gendannelse")) {
      as(charlie).fill("body", "Overtaget").fill("headline", "X").post(other + act).isNotFound();
    }
    for (var act : List.of("/plads", "/nedtagning", "/nedtagning/annullering")) {
      as(charlie).post(section + act).isForbidden();
    }
    as(charlie).get(other + "/visning").isNotFound();
    as(charlie).get(other + "/versioner").isNotFound();
    // Whom it is for, and who answers for it, is for editors to say.
    as(charlie).fill("audience", "PUBLIC").fill("owner", "").fill("review", "2026-05-01").post(section + "/oplysninger").redirectsTo(section);
    as(emil).get("/vejledninger/charlies-emne").isNotFound();
    as(charlie).get(section).says("Skal gennemgås senest 1. maj 2026");

    // What others have published they read here, and don't write in.
    var shown = begin(alice, "Alices side", "");
    publish(alice, shown, "Læs den.");
    as(charlie).get(shown).says("Siden er en andens").says("Læs den.");
    write(charlie, shown, "Overtaget").isNotFound();
  }

  @Test
  void keepsBothTextsOfTwoWhoWriteAtOnce() {
    var guide = begin(alice, "To om en side", "");
    as(agnes).get(guide);
    as(alice).get(guide).says("Er her også lige nu: Agnes Dahl.");
    var seen = revision(agnes, guide);
    write(alice, guide, "Alices tekst.");
    var both = as(agnes).fill("revision", seen).fill("body", "Agnes’ tekst.").post(guide).hasStatus(409).says("Alice Vang gemte en anden tekst");
    assertThat(both.page().select(".comparison del").text()).contains("Alices");
    assertThat(both.page().select("textarea[name=body]").text()).isEqualTo("Agnes’ tekst.");
    as(agnes).fill("revision", both.page().select("#story [name=revision]").val()).fill("body", "Agnes’ tekst.").post(guide).redirectsTo(guide);

    clock().move(Duration.ofMinutes(20));
    write(alice, guide, "Alices igen.");
    var versions = as(alice).get(guide + "/versioner").page().select(".history a").eachAttr("href");
    assertThat(versions).hasSizeGreaterThanOrEqualTo(3);
    assertThat(as(alice).get(versions.getFirst()).page().select(".comparison ins").text()).contains("Alices igen");
    as(alice).post(guide + "/versioner/" + versions.get(1).replaceFirst(".*nr=", "") + "/gendannelse").redirectsTo(guide);
    assertThat(as(alice).get(guide).page().select("textarea[name=body]").text()).isEqualTo("Agnes’ tekst.");
  }

  @Test
  void bringsFilesWhoseAddressesStay() {
    var guide = begin(alice, "Med bilag", "");
    publish(alice, guide, "Se bilaget.");
    as(alice).attach("file", "x.exe", "application/pdf", "MZ".getBytes(StandardCharsets.UTF_8)).fill("title", "Program").post(guide + "/bilag").isRefused().says("Bilag");
    as(alice).fill("title", "Ingen fil").post(guide + "/bilag").isRefused().says("Vælg en fil først");
    as(alice).attach("file", "Vejledning om sygefravær.pdf", "application/pdf", Documents.pdf("Regler")).post(guide + "/bilag").redirectsTo(guide);
    as(alice).get(guide).says("Vejledning om sygefravær").says("vejledning-om-sygefravaer.pdf");
    later();
    var old = "/medarbejder/vejledninger/med-bilag/vejledning-om-sygefravaer.pdf";
    as(bob).get(old).isNotFound();
    publish(alice, guide, "Se bilaget.");
    later();
    as(bob).get(old).isOk();

    // The same kind keeps its address; another kind is led to.
    as(alice).attach("file", "nyt.pdf", "application/pdf", Documents.pdf("Nye regler")).fill("erstat", "vejledning-om-sygefravaer.pdf").post(guide + "/bilag").redirectsTo(guide);
    publish(alice, guide, "Se bilaget.");
    as(bob).get(old).isOk();
    as(alice).attach("file", "nyt.docx", "application/octet-stream", Documents.docx()).fill("erstat", "vejledning-om-sygefravaer.pdf").post(guide + "/bilag").redirectsTo(guide);
    as(bob).get(old).isOk();
    publish(alice, guide, "Se bilaget.");
    assertThat(as(bob).get(old).hasStatus(301).location()).isEqualTo("/medarbejder/vejledninger/med-bilag/vejledning-om-sygefravaer.docx");
    as(bob).get("/medarbejder/vejledninger/med-bilag/vejledning-om-sygefravaer.docx").isOk();

    as(alice).fill("file-0", "vejledning-om-sygefravaer.docx").fill("title-0", "").post(guide + "/bilag/titler").isRefused().says("Skriv, hvad bilaget hedder");
    as(alice).post(guide + "/bilag/vejledning-om-sygefravaer.docx/fjernelse").redirectsTo(guide);
    as(alice).get(guide).says("Der er ingen bilag");
    as(bob).get("/medarbejder/vejledninger/med-bilag/vejledning-om-sygefravaer.docx").isOk();
    publish(alice, guide, "Intet bilag.");
    as(bob).get("/medarbejder/vejledninger/med-bilag/vejledning-om-sygefravaer.docx").isNotFound();
  }

  @Test
  void looksForNumbersOfPeople() {
    var guide = begin(alice, "Med nummer", "");
    var refused = publish(alice, guide, "Han hedder 010190-1234.").isRefused().says("ligner et cpr-nummer");
    assertThat(refused.page().select("textarea[name=body]").text()).isEqualTo("Han hedder 010190-1234.");
    as(bob).get("/medarbejder/vejledninger/med-nummer").isNotFound();
    as(alice).fill("revision", revision(alice, guide)).fill("reason", "Det er et sagsnummer").post(guide + "/udgivelse").redirectsTo(guide);
    as(bob).get("/medarbejder/vejledninger/med-nummer").isOk();
    assertThat(bean(Audit.class).latest(5)).extracting(Audit.Entry::subject).contains("Med nummer: Det er et sagsnummer");

    var file = begin(alice, "Med nummer i bilag", "");
    as(alice).attach("file", "liste.pdf", "application/pdf", Documents.pdfOf("Hun hedder 010190-1234")).post(file + "/bilag").redirectsTo(file);
    publish(alice, file, "Se listen.").isRefused().says("i et bilag").says("liste");
  }

  @Test
  void isLookedAtAgainInOnePress() {
    var guide = begin(alice, "Til gennemgang", "");
    publish(alice, guide, "Gælder vist stadig.");
    as(alice).fill("audience", "STAFF").fill("owner", person(charlie)).fill("review", "2026-02-01").fill("reviewShown", "true").post(guide + "/oplysninger").redirectsTo(guide);
    as(alice).fill("review", "i morgen").post(guide + "/oplysninger").isRefused().says("Skriv en dag");
    as(alice).get(DESK + "?vis=gennemgang").says("Til gennemgang").says("Skulle være gennemgået senest 1. februar 2026");
    assertThat(as(alice).get(DESK).page().select(".staff-places a[href='" + DESK + "'] .staff-waiting").text()).contains("1");
    later();
    as(bob).get("/medarbejder/vejledninger/til-gennemgang").says("Skulle være gennemgået inden 1. februar 2026").says("Ansvarlig: Charlie Krog");
    as(charlie).post(guide + "/gennemgang").redirectsTo(guide);
    as(charlie).get(guide).says("Næste gang er 10. marts 2027");
    later();
    as(bob).get("/medarbejder/vejledninger/til-gennemgang").says("Gennemgået 10. marts 2026").says("Gennemgås inden 10. marts 2027");
  }

  @Test
  void takesDownAndBringsBack() {
    var section = HAND.out(alice, null, "Tages ned", Audience.PUBLIC, "Snart væk.");
    var below = HAND.out(alice, section, "Følger med", Audience.PUBLIC, "Også væk.");
    var page = DESK + "/" + section.value();
    as(alice).post(page + "/nedtagning").redirectsTo(page);
    as(alice).get(page).says("siderne under den er taget ned");
    later();
    as(emil).get("/vejledninger/tages-ned").isGone().says("Vejledningen er taget ned");
    as(emil).get("/vejledninger/tages-ned/foelger-med").isGone();
    as(emil).get("/vejledninger").saysNot("Tages ned");
    write(alice, page, "Rettet nede").redirectsTo(page);
    as(alice).get(DESK + "?vis=nedtaget").says("Tages ned").saysNot("Følger med");
    as(alice).post(DESK + "/" + below.value() + "/nedtagning/annullering");
    as(emil).get("/vejledninger/tages-ned/foelger-med").isGone();

    // A new page has its address meanwhile.
    HAND.out(alice, null, "Tages ned", Audience.PUBLIC, "Den nye.");
    later();
    as(emil).get("/vejledninger/tages-ned").says("Den nye.");
    as(alice).post(page + "/nedtagning/annullering").redirectsTo(page);
    as(alice).get(page).says("på en ny adresse");
    later();
    as(emil).get("/vejledninger/tages-ned").says("Den nye.");
    as(emil).get("/vejledninger/tages-ned-2/foelger-med").says("Også væk.");
  }

  /// Links to a heading stay right when it is worded anew, and when others come and go around it.
  @Test
  void keepsTheAnchorsOfHeadings() {
    var guide = HAND.out(alice, null, "Ankre", Audience.PUBLIC, "## Ring\n\na\n\n## Skriv\n\nb\n\n## Mød op\n\nc");
    assertThat(anchors(guide)).containsExactly("ring", "skriv", "moed-op");
    rewrite(guide, "## Ring\n\na\n\n## Skriv en mail\n\nb\n\n## Mød op\n\nc");
    assertThat(anchors(guide)).containsExactly("ring", "skriv", "moed-op");
    rewrite(guide, "## Mød op\n\nc\n\n## Main\n\n## Skriv en mail\n\nb\n\n## Skriv en mail\n\n# 你好");
    assertThat(anchors(guide)).startsWith("moed-op").doesNotHaveDuplicates().doesNotContain("main", "").hasSize(5);
    rewrite(guide, "# a\n\n" + "# b\n\n".repeat(3_000));
    assertThat(anchors(guide)).hasSize(3_001).doesNotHaveDuplicates();
  }

  private static List<String> anchors(GuideId id) {
    return bean(Guides.class).shown(HAND.guide(id)).orElseThrow().anchors();
  }

  private static void rewrite(GuideId id, String body) {
    HAND.desk().save(HAND.staff(alice), id, HAND.guide(id).revision(), text -> text.withBody(body));
    HAND.publish(alice, id);
  }

  /// Whatever people type or send, the page says what is wrong or shows it as it is.
  @Test
  void takesAnythingThatIsTyped() {
    var section = begin(alice, "<script>alert(1)</script> & \u202Evendt", "");
    for (var body : List.of("", "a".repeat(200_000), "\u0007 \uFEFF 👩‍👩‍👧", "[x](javascript:alert(1)) <img src=x onerror=alert(1)>", "> ".repeat(500) + "dybt", "| a |\n| - |\n".repeat(2_000), "![x](pictures/../../etc/passwd)", "مرحبا بالعالم", "![](data:text/html,x)")) {
      publish(alice, section, body).redirectsTo(section);
      var html = as(bob).get("/medarbejder/vejledninger/" + HAND.tree().path(HAND.tree().find(new GuideId(UUID.fromString(id(section)))).orElseThrow())).isOk();
      assertThat(html.page().select("main script, main [onerror], main a[href^=javascript], main img[src^=data]")).isEmpty();
      later();
    }
    write(alice, section, "a".repeat(200_001)).isRefused().says("Det er for langt");
    as(alice).fill("headline", "x".repeat(121)).fill("revision", revision(alice, section)).post(section).isRefused().says("højst 120 tegn");
    as(alice).fill("headline", "En\u0000to").post(section).hasStatus(400);
    for (var path : List.of("/vejledninger/..%2f..%2fetc", "/vejledninger/%00", "/vejledninger/%ff%fe", "/vejledninger/a/b.pdf/c.pdf", "/vejledninger//", "/vejledninger/" + "a/".repeat(400), "/vejledninger/x.jpg", "/vejledninger/-960.jpg")) {
      assertThat(as(emil).get(path).status()).as(path).isBetween(300, 499);
    }
    as(alice).get(DESK + "/ny?under=x").isNotFound();
    as(alice).fill("headline", "Uden sted").fill("under", "00000000-0000-0000-0000-000000000000").post(DESK).isNotFound();
    var deep = section;
    for (var i = 2; i <= GuideDesk.DEEPEST; i++) {
      deep = begin(alice, "Trin " + i, id(deep));
    }
    as(alice).fill("headline", "For dybt").fill("under", id(deep)).post(DESK).isRefused().says("højst 8 trin");
  }

  @Test
  void putsPicturesInTheTextAndTakesThemAwayWhenSomebodyObjects() {
    var guide = begin(alice, "Med billede", "");
    describe(guide, "PUBLIC", "");
    var chosen = as(alice).attach("file", "Rød bænk.jpg", "image/jpeg", jpeg()).post(guide + "/billeder/nyt").location();
    as(alice).get(chosen).says("Billedet i teksten");
    var picture = chosen.replaceFirst(".*billede=", "");
    as(alice).fill("billede", picture).post(guide + "/billeder").isRefused().says("Skriv, hvad man ser");
    as(alice).fill("billede", picture).fill("alt", "En rød bænk").fill("caption", "Bænken").post(guide + "/billeder").redirectsTo(guide);
    as(alice).fill("revision", revision(alice, guide)).post(guide + "/udgivelse").redirectsTo(guide);
    later();
    var image = as(emil).get("/vejledninger/med-billede").page().select(".prose img").first();
    assertThat(image.attr("alt")).isEqualTo("En rød bænk");
    var bytes = as(emil).get(image.attr("src")).isOk().bytes();
    as(alice).get("/redaktion/billeder/" + picture).says("Med billede").says("Vejledning");
    as(emil).get("/vejledninger/med-billede/anden-960.jpg").isNotFound();

    bean(Withdrawals.class).object(HAND.staff(alice), new LibraryPictureId(UUID.fromString(picture)), "Vil ikke ses", null);
    clock().move(Duration.ofSeconds(15));
    assertThat(as(emil).get(image.attr("src")).isOk().bytes()).isNotEqualTo(bytes);
  }

  private static byte[] jpeg() {
    var image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(java.awt.Color.RED);
    graphics.fillRect(100, 100, 600, 300);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void isWrittenInTheEditor() {
    var guide = begin(alice, "I skriveværktøjet", "");
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(alice, address() + guide);
      page.fill("#body-text", "Skrevet uden at trykke på noget.");
      assertThat(page.locator("#kept")).containsText("Gemt kl.");
      assertThat(as(alice).get(guide).page().select("textarea[name=body]").text()).isEqualTo("Skrevet uden at trykke på noget.");
      assertThat(WebBrowser.faults(page)).isEmpty();
      shot(page, "guide-write");
      page.setViewportSize(320, 800);
      page.locator("details").all().forEach(details -> details.evaluate("it => it.open = true"));
      assertThat(WebBrowser.overflow(page)).isZero();
      page.setViewportSize(WebBrowser.WIDE, 900);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Udgiv").setExact(true)).click();
      assertThat(page.locator(".notice")).containsText("Siden er udgivet.");
      for (var place : List.of(guide + "/visning", guide + "/versioner", guide + "/bilag", guide + "/billeder", DESK + "/ny", DESK + "?vis=gennemgang")) {
        page.navigate(address() + place);
        assertThat(WebBrowser.faults(page)).as(place).isEmpty();
      }
    }
  }

  private static void shot(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
    }
  }
}
