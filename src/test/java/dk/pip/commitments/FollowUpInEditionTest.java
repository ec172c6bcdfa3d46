package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Client;
import dk.pip.testing.WebBrowser;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The block »Hvad blev der af …?«: suggested, filled in with a click, frozen, and what has changed since told on the web alone.
class FollowUpInEditionTest extends Promising {
  private static CommitmentId late;
  private static CommitmentId soon;
  private static CommitmentId kept;
  private static CommitmentId staffs;

  @BeforeAll
  static void promised() {
    late = promise("Bænken <b>står</b> ved Søtorvet & fortæller", today().plusDays(3));
    soon = promise("Stien er fejet", today().plusDays(20));
    kept = promise("Lampen lyser", today().plusDays(90));
    promise("Langt ude i fremtiden", today().plusDays(200));
    staffs = promise(CommitmentTerms.of("Ledermøderne slutter til tiden", today().plusDays(5), outside("Karen Lund"), null), CommitmentAudience.STAFF);
    promise(CommitmentTerms.of("Mellem os to", today().plusDays(5), outside("Karen Lund"), null), CommitmentAudience.PARTIES);
    report(late, CommitmentReport.of(CommitmentState.LATE, "Træet er <i>forsinket</i>.", today().plusDays(60), 0));
    report(kept, CommitmentReport.of(CommitmentState.KEPT, "", null, 0));
  }

  private static void report(CommitmentId id, CommitmentReport report) {
    assertThat(commitments().report(by(alice), id, report, key())).isInstanceOf(Reported.Done.class);
  }

  private static String path(CommitmentId id) {
    return String.valueOf(commitments().get(id).path());
  }

  private static String begun(String month, String audience) {
    return as(alice).fill("month", month).fill("title", "Nyt nummer").fill("audience", audience).post("/redaktion/udgaver/begynd").location();
  }

  private static String form(String desk) {
    return desk + "/blokke/ny?slags=follow-up";
  }

  private static List<String> suggested(Answer answer) {
    return answer.page().select(".followed-suggestions strong").eachText();
  }

  /// Fills in what the form has, as a browser does.
  private static Client typed(Answer answer) {
    return typed(answer, "");
  }

  private static Client typed(Answer answer, String text) {
    var client = as(alice);
    if (!text.isEmpty()) {
      client.fill("text", text);
    }
    for (Element field : answer.page().select(".block-form input[name], .block-form textarea[name]")) {
      var skipped = field.attr("type").equals("checkbox") || field.attr("type").equals("file") || field.attr("name").equals("_csrf") || field.attr("name").equals("text") && !text.isEmpty();
      if (!skipped) {
        client.fill(field.attr("name"), field.val());
      }
    }
    return client;
  }

  @Test
  void suggestsFillsInFreezesAndSaysWhatIsOtherwiseSince() {
    var desk = begun("2034-01", "PUBLIC");
    var empty = as(alice).get(form(desk));
    assertThat(suggested(empty)).containsExactly("Bænken <b>står</b> ved Søtorvet & fortæller", "Lampen lyser", "Stien er fejet");
    empty.says("Holdt siden sidste nummer.").saysNot("Mellem os to").saysNot("Ledermøderne");
    typed(empty).post(desk + "/blokke").isRefused().says("Tag mindst ét løfte med.");

    var one = typed(empty, "Vores **egne** ord.").fill("take", path(soon)).post(desk + "/blokke").isOk();
    assertThat(suggested(one)).hasSize(2);
    assertThat(one.page().select("textarea[name=text]").val()).isEqualTo("Vores **egne** ord.");
    var all = typed(one).fill("take", "alle").post(desk + "/blokke").isOk();
    assertThat(all.page().select(".followed-row strong").eachText()).containsExactly("Stien er fejet", "Bænken <b>står</b> ved Søtorvet & fortæller", "Lampen lyser");
    assertThat(suggested(all)).isEmpty();
    // What is left out goes; a staff promise can't be brought in by hand.
    var staff = typed(all).fill("promises-2-left", "yes").fill("take", path(staffs)).post(desk + "/blokke").isOk();
    assertThat(staff.page().select(".followed-row strong").eachText()).hasSize(2);
    typed(staff).post(desk + "/blokke").redirectsTo(desk);
    as(alice).get(desk).says("2 løfter, som det stod");

    var shown = as(alice).get(desk + "/visning/index.html");
    shown.says("Hvad blev der af …?").says("Træet er <i>forsinket</i>.").says("Sådan stod det 10. marts 2026.");
    assertThat(shown.page().select(".followed b, .followed i")).isEmpty();
    assertThat(shown.page().select(".prose strong").eachText()).contains("egne");
    assertThat(shown.page().select(".followed-since")).isEmpty();
    as(alice).get(desk + "/visning/mail.html").says("Forsinket").says("ny dato 9. maj 2026").says("Lovet 10. marts 2026: Elevbyrådsdagen 2025");
    as(alice).get(desk + "/visning/mail.txt").says("Sådan stod det 10. marts 2026.").says("* Stien er fejet");
    as(alice).fill("when", "now").fill("revision", revision(desk)).post(desk + "/udgivelse").redirectsTo(desk);
    as(emil).get("/udgaver/2034-01").says("Sådan stod det 10. marts 2026.").saysNot("Siden da");

    clock().move(Duration.ofDays(7));
    report(late, CommitmentReport.of(CommitmentState.KEPT, "Så står den der.", null, 0));
    Await.until("the page to follow", () -> as(emil).get("/udgaver/2034-01").text().contains("Siden da:"));
    var page = as(emil).get("/udgaver/2034-01").page();
    var told = page.select(".followed").stream().filter(it -> it.text().contains("Bænken")).findFirst().orElseThrow();
    assertThat(told.text()).contains("Forsinket, ny dato 9. maj 2026.", "Siden da: Holdt, 17. marts 2026.");
    assertThat(page.select(".followed").stream().filter(it -> it.text().contains("Stien")).findFirst().orElseThrow().text()).doesNotContain("Siden da");

    // The next edition hears of what has been kept since, and a draft with old facts is warned of.
    var next = begun("2034-02", "PUBLIC");
    assertThat(suggested(as(alice).get(form(next)))).containsExactly("Bænken <b>står</b> ved Søtorvet & fortæller", "Stien er fejet");
    var taken = typed(as(alice).get(form(next))).fill("take", path(soon)).post(next + "/blokke").isOk();
    typed(taken).post(next + "/blokke").redirectsTo(next);
    report(soon, CommitmentReport.of(CommitmentState.DROPPED, "Kommunen har ingen kost.", null, 0));
    as(alice).get(next).says("»Stien er fejet« står anderledes nu");
    var renewed = typed(as(alice).get(next + "/blokke/0")).fill("take", "nu").post(next + "/blokke/0").isOk().says("Kommunen har ingen kost.");
    typed(renewed).post(next + "/blokke/0").redirectsTo(next);
    as(alice).get(next).saysNot("står anderledes nu");
  }

  @Test
  void tellsStaffOfTheirsAndNobodyElse() {
    var desk = begun("2034-03", "STAFF");
    var first = as(alice).get(form(desk)).says("Ledermøderne slutter til tiden").saysNot("Mellem os to");
    var taken = typed(first).fill("take", path(staffs)).post(desk + "/blokke").isOk();
    typed(taken).post(desk + "/blokke").redirectsTo(desk);
    as(alice).get(desk + "/visning/index.html").says("Ledermøderne slutter til tiden");

    // Typed into a public one, it doesn't come out.
    var open = begun("2034-04", "PUBLIC");
    as(alice)
        .fill("kind", "follow-up")
        .fill("revision", revision(open))
        .fill("as-of-day", "2034-04-01")
        .fill("promises-0-sentence", "Ledermøderne slutter til tiden")
        .fill("promises-0-promised", "2026-03-10")
        .fill("promises-0-state", "made")
        .fill("promises-0-due", "2026-03-15")
        .fill("promises-0-since", "2026-03-10")
        .fill("promises-0-path", path(staffs))
        .post(open + "/blokke")
        .redirectsTo(open);
    as(alice).get(open).says("har et løfte, som kun medarbejdere må se");
    as(bob).get(form(desk)).isForbidden();
    as(emil).get(form(desk)).sendsToSignIn();
  }

  @Test
  void takesAwkwardFactsAsTheyAre() {
    var desk = begun("2034-05", "PUBLIC");
    for (var wrong : List.of("state=blomst", "due=i morgen", "promised=", "path=https://ond.example/x", "path=javascript:alert(1)")) {
      var parts = wrong.split("=", 2);
      var client = as(alice).fill("kind", "follow-up").fill("revision", revision(desk)).fill("as-of-day", "2034-05-01");
      for (var fact : List.of("sentence=Vi fejer", "promised=2026-03-10", "state=made", "due=2026-04-01", "since=2026-03-10", "path=/loefter/x")) {
        var pair = fact.split("=", 2);
        client.fill("promises-0-" + pair[0], pair[0].equals(parts[0]) ? parts[1] : pair[1]);
      }
      assertThat(client.post(desk + "/blokke").status()).as(wrong).isEqualTo(422);
    }
    var long600 = "Vi skriver længe og grundigt om det, der er lovet. ".repeat(11).strip();
    var wide = "سنكنس الدرب كل صباح 👩‍🚒";
    as(alice)
        .fill("kind", "follow-up").fill("revision", revision(desk)).fill("as-of-day", "2034-05-01")
        .fill("promises-0-sentence", wide).fill("promises-0-promised", "2026-03-10").fill("promises-0-state", "changed").fill("promises-0-words", long600)
        .fill("promises-0-due", "2026-04-01").fill("promises-0-since", "2026-03-10")
        .post(desk + "/blokke")
        .redirectsTo(desk);
    as(alice).get(desk + "/visning/index.html").says(wide).says("Ændret").says(long600);
  }

  @Test
  void canBeUsedInABrowser() {
    try (var browser = new WebBrowser()) {
      var id = staffs;
      var desk = begun("2034-06", "STAFF");
      var page = browser.signedIn(alice, address() + form(desk));
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.locator("button[value='" + path(id) + "']").click();
      page.waitForSelector(".followed-row");
      assertThat(page.locator(".followed-row").first().innerText()).contains("Ledermøderne slutter til tiden");
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.locator(".block-form p.buttons > button").click();
      page.waitForURL(url -> !url.contains("/blokke"));
      page.navigate(address() + desk + "/visning/index.html");
      assertThat(WebBrowser.faults(page)).isEmpty();
      assertThat(WebBrowser.overflow(page)).isZero();
    }
  }

  private static String revision(String desk) {
    return as(alice).get(desk).page().select("input[name=revision]").first().val();
  }
}
