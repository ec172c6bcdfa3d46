package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.hold.Hold;
import dk.pip.shared.Sha256;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Documents;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What nothing refers to any more goes after a time of grace, and all else stays for good.
class DeleteUnusedBytesTest extends EditionTest {
  /// Sessions end in such a time, so that whoever comes back signs in again.
  private static Client alice() {
    return browserOf(alice, fresh());
  }

  private static void daysLater(int days) {
    clock().move(Duration.ofDays(days));
    bean(UnusedBytes.class).run();
  }

  private static byte[] document(String words) {
    return Documents.docxWith("word/andet.xml", words);
  }

  private static Bundles bringing(String month, byte[] document) {
    return Bundles.smallOf(month)
        .replacing("stories/historie-" + month + ".md", "byline: ", "attachments:\n  - file: files/skema.docx\n    title: Skema\nbyline: ")
        .with("files/skema.docx", document);
  }

  private static void broughtInAndTakenBack(Bundles bundle) {
    var browser = alice();
    var desk = send(browser, bundle).location();
    browser.post(desk + "/fortrydelse").hasStatus(302);
    browser.get(desk).isNotFound();
  }

  private static boolean isKept(byte[] document) {
    return bean(AttachmentStore.class).find(Sha256.hex(document)).isPresent();
  }

  private static long pictures() {
    return bean(JdbcClient.class).sql("select count(*) from editions.picture where sha256 not in (select sha256 from library.picture_content)").query(Long.class).single();
  }

  @Test
  void deletesWhatNothingRefersToAfterThirtyDays() {
    var document = document("Taget tilbage");
    broughtInAndTakenBack(bringing("2026-04", document));
    broughtInAndTakenBack(Bundles.march());
    assertThat(pictures()).isPositive();

    daysLater(0);
    daysLater(29);
    assertThat(isKept(document)).isTrue();
    assertThat(pictures()).isPositive();

    daysLater(1);
    assertThat(isKept(document)).isFalse();
    assertThat(pictures()).isZero();
  }

  @Test
  void waitsAnewForWhatCameBackInTheMeantime() {
    var document = document("Kom tilbage");
    broughtInAndTakenBack(bringing("2026-05", document));
    daysLater(0);
    daysLater(20);
    broughtInAndTakenBack(bringing("2026-05", document));

    daysLater(20);
    assertThat(isKept(document)).isTrue();
    daysLater(30);
    assertThat(isKept(document)).isFalse();
  }

  @Test
  void keepsWhatAVersionOfAnEditionHas() {
    var document = document("I første version");
    var browser = alice();
    var desk = send(browser, bringing("2026-06", document)).location();
    publish(browser, desk).redirectsTo(desk);
    send(browser, Bundles.smallOf("2026-06"));
    browser.fill("when", "now").fill("correction", "Skemaet er væk").post(desk + "/udgivelse").redirectsTo(desk);

    daysLater(0);
    daysLater(60);
    daysLater(60);

    assertThat(alice().get(desk + "/versioner/1/nyheder/2026/historie-2026-06/skema.docx").isOk().bytes()).isEqualTo(document);
  }

  @Test
  void keepsWhatADraftBeforeHasToGoBackTo() {
    var document = document("Før importen");
    var browser = alice();
    var desk = send(browser, bringing("2026-07", document)).location();
    send(browser, bringing("2026-07", document("Efter importen")));
    daysLater(0);
    daysLater(60);

    browser = alice();
    browser.post(desk + "/fortrydelse").redirectsTo(desk);
    assertThat(browser.get(desk + "/visning/nyheder/2026/historie-2026-07/skema.docx").isOk().bytes()).isEqualTo(document);
  }

  /// A story stands in two editions, and its file was changed over the other one after this one came out.
  @Test
  void keepsWhatAPublishedDraftHasToGoBackToApartFromWhatItCameOutWith() {
    var file = "stories/historie-2026-12.md";
    var published = document("Sådan kom det ud");
    var since = document("Sådan blev det siden");
    var brought = document("Det, der fortrydes");
    var browser = alice();
    var desk = send(browser, bringing("2026-12", published)).location();
    publish(browser, desk).redirectsTo(desk);
    var staff = send(browser, Bundles.smallOf("2026-12").replacing(Bundles.EDITION, "blocks:", "audience: staff\nblocks:").replacing(Bundles.EDITION, "historie-2026-12", "intern").with("stories/intern.md", "---\nheadline: Intern\n---\n\nHej.\n").without(file)).location();
    var story = bean(Drafts.class).storiesOf(idOf(desk), bean(Drafts.class).newestRevision(idOf(desk))).get("historie-2026-12");
    browser.fill("story", Objects.requireNonNull(story).value().toString()).fill("revision", "1").fill("full", "yes").post(staff + "/historier").redirectsTo(staff);
    var both = bean(Editions.class).export(idOf(staff)).orElseThrow().files();
    var changed = bringing("2026-12", since).with(Bundles.EDITION, both.get(Bundles.EDITION)).with("stories/intern.md", both.get("stories/intern.md"));
    send(browser, changed).redirectsTo(staff);
    assertThat(browser.get(desk + "/visning/nyheder/2026/historie-2026-12/skema.docx").isOk().bytes()).isEqualTo(since);

    send(browser, bringing("2026-12", brought)).redirectsTo(desk);
    daysLater(0);
    daysLater(60);
    browser = alice();
    browser.post(desk + "/fortrydelse").redirectsTo(desk);

    assertThat(browser.get(desk + "/visning/nyheder/2026/historie-2026-12/skema.docx").isOk().bytes()).isEqualTo(since);
    assertThat(browser.get("/nyheder/2026/historie-2026-12/skema.docx").isOk().bytes()).isEqualTo(published);
  }

  @Test
  void keepsWhatAnOlderVersionOfAStoryHasAndWhatLiesInTheLibrary() {
    var document = document("Taget af igen");
    var browser = alice();
    var story = browser.fill("headline", "Med skema").post("/redaktion/historier").location();
    browser.attach("file", "skema.docx", "application/octet-stream", document).fill("title", "Skema").post(story + "/bilag").redirectsTo(story);
    browser.fill("revision", browser.get(story).page().select("#story [name=revision]").val()).post(story + "/fjernelse?felt=attachments&noegle=files/skema.docx");
    var picture = browser.attach("files", "and.jpg", "image/jpeg", Bundles.march().files().get("pictures/anden.jpg")).post("/redaktion/billeder").location();
    daysLater(0);
    daysLater(60);

    assertThat(isKept(document)).isTrue();
    var image = alice().get(picture).isOk().page().select(".picture-large img").attr("src");
    alice().get(image).isOk();
  }

  @Test
  void deletesNothingWhileARestoredCopyIsHeld() {
    var document = document("I en kopi");
    broughtInAndTakenBack(bringing("2026-08", document));
    daysLater(0);
    bean(JdbcClient.class).sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
    daysLater(60);
    assertThat(isKept(document)).isTrue();

    bean(Hold.class).release("Agnes", clock().instant());
    daysLater(0);
    assertThat(isKept(document)).isFalse();
  }

  /// Somebody attaches the very file again at the moment at which it is to go.
  @Test
  void leavesAloneWhatIsJustComingBack() {
    var document = document("I sidste øjeblik");
    broughtInAndTakenBack(bringing("2026-09", document));
    daysLater(0);
    clock().move(Duration.ofDays(60));
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              bean(AttachmentStore.class).add(new Attachment(Sha256.hex(document), Attachment.Kind.DOCX, document));
              CompletableFuture.runAsync(() -> bean(UnusedBytes.class).run()).join();
            });
    daysLater(0);
    assertThat(isKept(document)).isTrue();
  }

  /// One import takes up two files one after the other, and the other way round than they are looked at here.
  @Test
  void waitsForNobodyWhoIsTakingUpFiles() {
    var document = document("Først den ene");
    var other = document("Så den anden");
    broughtInAndTakenBack(bringing("2026-10", document));
    broughtInAndTakenBack(bringing("2026-11", other));
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              bean(AttachmentStore.class).add(new Attachment(Sha256.hex(document), Attachment.Kind.DOCX, document));
              CompletableFuture.runAsync(() -> bean(UnusedBytes.class).run()).orTimeout(1, TimeUnit.MINUTES).join();
            });
    daysLater(0);
    daysLater(29);
    assertThat(isKept(document)).isTrue();
    assertThat(isKept(other)).isTrue();
    daysLater(1);
    assertThat(isKept(document)).isFalse();
    assertThat(isKept(other)).isFalse();
  }
}
