package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.MailAddress;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.WebBrowser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who answers for whom meanwhile, as editors and owners say it.
class TakeLeaveTest extends Promising {
  private static final String DESK = "/redaktion/loefter/orlov";

  private static String link(CommitmentId id, ContactId contact) {
    return bean(CommitmentLinks.class).path(id, contact);
  }

  private static ContactId owner(String name) {
    return bean(Contacts.class).outside(name, "", "Søtorvets Venner", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@soetorvet.example");
  }

  private static Client filled(Answer page) {
    return fresh().fill("stamp", page.page().select("[name=stamp]").val());
  }

  private static Client days(Client client) {
    return client.fill("from", today().toString()).fill("until", today().plusDays(7).toString());
  }

  @Test
  void editorsNameADeputyAndEndIt() {
    var id = promise(CommitmentTerms.of("Stien er fejet", today().plusDays(30), bean(Contacts.class).ofStaff(staff(charlie)), null), CommitmentAudience.PUBLIC);
    as(alice).get("/redaktion/loefter").says("Orlov og ferie");
    as(alice).post(DESK).isRefused().says("Vælg en, der står på listen.").says("Skriv datoen som 1.9.2026.");
    days(as(alice)).fill("away", charlie.name()).fill("deputy", charlie.name()).post(DESK).isRefused().says("Stedfortræderen skal være en anden");
    as(alice).fill("away", charlie.name()).fill("deputy", bob.name()).fill("from", "2020-01-01").fill("until", "1/2-2020").post(DESK).isRefused().says("Dagene passer ikke");
    days(as(alice)).fill("away", charlie.name()).fill("deputy", bob.name()).post(DESK).redirectsTo(DESK);
    var page = as(alice).get(DESK).says("Stedfortræderen er skrevet på.").says(charlie.name()).says(bob.name() + " svarer: " + bob.mail());
    // A link that is sent meanwhile is the deputy's own.
    var deputy = bean(Deputies.class).of(new MailAddress(charlie.mail())).orElseThrow();
    var link = bean(CommitmentLinks.class).pathOf(deputy, id);
    fresh().get(link).isOk().says("Stien er fejet").saysNot("Skal en anden svare");
    fresh().get(link + "/orlov").isNotFound();
    var end = page.page().select("form[action$=/slut]").attr("action");
    as(bob).postWithoutToken(end).isForbidden();
    as(alice).post(end).redirectsTo(DESK);
    as(alice).get(DESK).says("Stedfortræderens links gælder ikke længere.").saysNot(bob.name() + " svarer");
    fresh().get(link).hasStatus(410);
    elsewhere().get(link).hasStatus(410);
    as(bob).get(DESK).isForbidden();
    as(emil).get(DESK).sendsToSignIn();
    as(charlie).get(DESK).isForbidden();
  }

  @Test
  void anOwnerNamesOneForThemselvesAlone() {
    var ida = owner("Ida Dam");
    var id = promise(CommitmentTerms.of("Lampen lyser", today().plusDays(30), ida, null), CommitmentAudience.PUBLIC);
    var other = owner("Per Holm");
    var others = promise(CommitmentTerms.of("Bænken står", today().plusDays(30), other, null), CommitmentAudience.PUBLIC);
    var leave = link(id, ida) + "/orlov";
    fresh().get(link(id, ida)).says("Skal en anden svare, mens du er væk?");
    for (var i = 0; i < 2; i++) {
      assertThat(fresh().get(leave).isOk().says("Når du er væk").header("Cache-Control")).hasValue("no-store");
    }
    assertThat(bean(Deputies.class).of(new MailAddress("ida.dam@soetorvet.example"))).as("looking changes nothing").isEmpty();
    var page = fresh().get(leave);
    filled(page).postWithoutToken(leave).isRefused().says("Skriv, hvad stedfortræderen hedder.").says("Skriv stedfortræderens mailadresse.").says("Skriv datoen");
    days(fresh()).fill("deputy", "Bo <b>Bak</b>").fill("deputyMail", "bo@soetorvet.example").postWithoutToken(leave).isRefused().says("for gammel");
    days(filled(page)).fill("deputy", "Ida").fill("deputyMail", "IDA.DAM@soetorvet.example").postWithoutToken(leave).isRefused().says("en anden end den, der er væk");
    days(filled(page)).fill("deputy", "x".repeat(500)).fill("deputyMail", "ikke en adresse").postWithoutToken(leave).isRefused();
    var done = days(filled(page)).fill("deputy", "Bo <b>Bak</b>").fill("deputyMail", "Bo Bak <bo@soetorvet.example>").postWithoutToken(leave);
    assertThat(done.location()).isEqualTo(leave + "?tak=ja");
    var shown = fresh().get(done.location()).says("Bo <b>Bak</b> svarer: bo@soetorvet.example");
    assertThat(shown.page().select("main b")).isEmpty();
    var deputy = bean(Deputies.class).of(new MailAddress("ida.dam@soetorvet.example")).orElseThrow();

    // Nobody else's, and not by the deputy.
    var end = "/" + deputy.id() + "/slut";
    fresh().postWithoutToken(link(others, other) + "/orlov" + end);
    assertThat(bean(Deputies.class).of(deputy.away())).isPresent();
    var deputies = bean(CommitmentLinks.class).pathOf(deputy, id);
    fresh().postWithoutToken(deputies + "/orlov" + end).isNotFound();
    fresh().get(deputies + "/orlov").isNotFound();
    fresh().get("/loefte/svar/sludder/orlov").isNotFound();
    fresh().get(leave + end).hasStatus(405);
    var counterpart = link(id, other) + "/orlov";
    fresh().get(counterpart).isNotFound();

    fresh().postWithoutToken(leave + end).redirectsTo(leave + "?tak=slut");
    fresh().get(deputies).hasStatus(410);
    assertThat(bean(Deputies.class).of(deputy.away())).isEmpty();
    // One after the other is stopped.
    for (var i = 0; i < 4; i++) {
      days(filled(page)).fill("deputy", "Bo").fill("deputyMail", "bo" + i + "@soetorvet.example").postWithoutToken(leave);
    }
    assertThat(bean(Deputies.class).list(deputy.away())).as("the last one alone").hasSize(1);
    days(filled(page)).fill("deputy", "Bo").fill("deputyMail", "bo9@soetorvet.example").postWithoutToken(leave).isRefused().says("mange stedfortrædere");
    bean(CommitmentLinks.class).recall(by(alice), id, null);
    fresh().get(leave).hasStatus(410);
    fresh().postWithoutToken(leave).hasStatus(410);
    clock().move(Duration.ofMinutes(1));
  }

  @Test
  void canBeUsedWithAThumb() {
    var ida = owner("Sif Lund");
    var id = promise(CommitmentTerms.of("Pumpen virker", today().plusDays(30), ida, null), CommitmentAudience.PUBLIC);
    try (var browser = new WebBrowser()) {
      var page = browser.phone();
      page.navigate(address() + link(id, ida));
      page.locator("a[href$='/orlov']").tap();
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.fill("#from", today().toString());
      page.fill("#until", today().plusDays(3).toString());
      page.fill("#deputy", "Bo Bak");
      page.fill("#deputyMail", "bo@soetorvet.example");
      page.locator("form.form .buttons button").tap();
      page.waitForURL(url -> url.contains("tak=ja"));
      assertThat(page.locator("main").innerText()).contains("Bo Bak svarer");
      assertThat(WebBrowser.faults(page)).isEmpty();
      assertThat(WebBrowser.overflow(page)).isZero();
      var wide = browser.signedIn(alice, address() + DESK);
      assertThat(WebBrowser.faults(wide)).isEmpty();
      for (var shot : List.of("leave")) {
        var folder = System.getProperty("pip.look.mails");
        if (folder != null) {
          WebBrowser.shot(page, java.nio.file.Path.of(folder, shot + "-phone.png"));
          WebBrowser.shot(wide, java.nio.file.Path.of(folder, shot + ".png"));
        }
      }
    }
  }
}
