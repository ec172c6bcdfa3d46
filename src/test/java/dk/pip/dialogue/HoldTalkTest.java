package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Dates;
import dk.pip.testing.StoppedClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The talk itself: agenda, one page that both write, agreement and disagreement, and what comes of it.
class HoldTalkTest extends TalkCase {
  private static String dialogue = "";
  private static String dorte = "";
  private static String hanne = "";

  @BeforeAll
  static void aDialogue() {
    bobRunsTheWheel();
    dialogue = dialogue("Aftale med Lindely", "PUBLIC");
    dorte = contact(dialogue, "management", "Dorte Dam", "dorte@ellebaek.example");
    hanne = contact(dialogue, "counterpart", "Hanne Birk", "hanne@lindely.example");
  }

  @AfterEach
  void itIsTodayAgain() {
    clock().set(StoppedClock.START);
  }

  private static void item(String member, String talk, String title, String minutes) {
    fresh().fill("kind", "item").fill("text", title).fill("minutes", minutes).fill("form", UUID.randomUUID().toString()).postWithoutToken(member + talk + "/dagsorden").hasStatus(302);
  }

  private static void note(String member, String talk, String text, String form) {
    fresh().fill("kind", "note").fill("text", text).fill("form", form).postWithoutToken(member + talk + "/noter").hasStatus(302);
  }

  private static void point(String member, String talk, String kind, String text) {
    fresh().fill("kind", kind).fill("text", text).fill("does", "counterpart").fill("due", "2027-06-01").fill("form", UUID.randomUUID().toString())
        .postWithoutToken(member + talk + "/punkter").hasStatus(302);
  }

  private static TalkPoint pointSaying(String talk, String text) {
    var talks = bean(Talks.class);
    return talks.points(found(talk)).stream()
        .filter(it -> it.text().equals(text) || it.said(Side.MANAGEMENT).equals(text) || it.said(Side.COUNTERPART).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Talk found(String talk) {
    var dialogues = bean(Dialogues.class);
    return dialogues.all().stream()
        .flatMap(it -> bean(Talks.class).of(it.id()).stream())
        .filter(it -> talk.endsWith(it.id().value().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static void stand(String member, String talk, TalkPoint point, String act) {
    fresh().fill("act", act).postWithoutToken(member + talk + "/punkter/" + point.id()).hasStatus(302);
  }

  private static void done(String member, String talk) {
    fresh().fill("act", "done").postWithoutToken(member + talk + "/afslutning").hasStatus(302);
  }

  @Test
  void hasAnAgendaFromBothThatAddsUp() {
    var talk = talk(dialogue, "Dagsorden");
    item(dorte, talk, "Velkomst", "10");
    item(hanne, talk, "Nattevagter", "40");
    fresh().get(dorte + talk).says("10.00–10.10").says("10.10–10.50").says("50 af samtalens 60 minutter").says("10 tilbage");
    item(hanne, talk, "Ferie", "30");
    fresh().get(dorte + talk).says("80 minutter, men samtalen kun 60").says("Find 20 minutter");
    var page = fresh().get(hanne + talk).page();
    var ferie = page.select("form.talk-item-acts").last();
    assertThat(ferie).isNotNull();
    fresh().fill("act", "up").postWithoutToken(ferie.attr("action")).hasStatus(302);
    fresh().fill("minutes", "10").postWithoutToken(ferie.attr("action")).hasStatus(302);
    fresh().get(hanne + talk).says("10.10–10.20").says("lige de 60 minutter");
    // What the other side has put there isn't taken off.
    var away = ferie.attr("action").replace(hanne, dorte);
    fresh().fill("act", "away").postWithoutToken(away).hasStatus(302);
    fresh().get(hanne + talk).says("Ferie");
    fresh().fill("act", "away").postWithoutToken(ferie.attr("action")).hasStatus(302);
    fresh().get(hanne + talk).saysNot("Ferie");
    fresh().fill("text", " ").fill("minutes", "0").postWithoutToken(hanne + talk + "/dagsorden").isRefused().says("Skriv noget først").says("mellem 1 og 600");
  }

  @Test
  void growsForBothOnBothNodesAndCountsEachFormOnce() {
    var talk = talk(dialogue, "Vokser");
    var grown = hanne + talk + "/referat/nu?revision=";
    var seen = fresh().get(hanne + talk + "/referat").page().select("[data-revision]").attr("data-revision");
    fresh().get(grown + seen).hasStatus(204);
    note(dorte, talk, "Vi begyndte <script>med</script> 👩‍🚒\nto linjer", "a");
    note(dorte, talk, "Vi begyndte igen", "a");
    var answer = elsewhere().get(grown + seen).isOk();
    answer.says("to linjer").saysNot("Vi begyndte igen").says("Dorte Dam");
    assertThat(answer.text()).contains("&lt;script&gt;med").doesNotContain("<script>med");
    var note = fresh().get(dorte + talk + "/referat").page().select("a[href*=/noter/]").attr("href");
    fresh().get(note).isOk().says("Ret din note");
    fresh().get(note.replace(dorte, hanne)).isNotFound();
    fresh().fill("text", "Hun retter andres").postWithoutToken(note.replace(dorte, hanne)).isNotFound();
    fresh().fill("text", "Vi begyndte kl. 10").postWithoutToken(note).hasStatus(302);
    fresh().get(hanne + talk + "/referat").says("Vi begyndte kl. 10").says("rettet").says("to linjer");
    fresh().fill("kind", "note").fill("text", "x".repeat(20_001)).fill("form", "b").postWithoutToken(hanne + talk + "/noter").isRefused().says("1 tegn for lang");
    fresh().fill("kind", "note").fill("text", " \n").fill("form", "c").postWithoutToken(hanne + talk + "/noter").isRefused().says("Skriv noget først");
  }

  @Test
  void keepsADisagreementInEachSidesOwnWords() {
    var talk = talk(dialogue, "Uenige");
    point(dorte, talk, "disagreed", "Vi kan ikke betale for flere.");
    var point = pointSaying(talk, "Vi kan ikke betale for flere.");
    var theirs = hanne + talk + "/punkter/" + point.id() + "/ord";
    fresh().get(theirs).isOk().says("Vi kan ikke betale for flere.");
    fresh().fill("text", "To om natten er for få.").postWithoutToken(theirs).hasStatus(302);
    fresh().get(dorte + talk + "/referat").says("Vi kan ikke betale for flere.").says("To om natten er for få.");
    // Neither side lets go of the other's, nor writes in it.
    stand(hanne, talk, point, "no");
    fresh().get(dorte + talk + "/referat").says("Vi kan ikke betale for flere.").says("Ser det ikke længere sådan");
    stand(hanne, talk, point, "no");
    assertThat(pointSaying(talk, "Vi kan ikke betale for flere.").isHeldBy(Side.MANAGEMENT)).isTrue();
    fresh().fill("text", "Det er løst").postWithoutToken(theirs).hasStatus(302);
    assertThat(pointSaying(talk, "Det er løst").said(Side.MANAGEMENT)).isEqualTo("Vi kan ikke betale for flere.");
    assertThat(pointSaying(talk, "Det er løst").words(Side.COUNTERPART)).hasSize(2);
    stand(hanne, talk, point, "no");
    stand(dorte, talk, point, "no");
    fresh().get(dorte + talk + "/referat").saysNot("Vi kan ikke betale for flere.");
    stand(dorte, talk, point, "yes");
    fresh().get(hanne + talk + "/referat").says("Vi kan ikke betale for flere.");
    fresh().fill("act", "yes").postWithoutToken(hanne + talk + "/punkter/" + UUID.randomUUID()).isNotFound();
  }

  @Test
  void isClosedByBothAndOnlyAddedToAfterwards() {
    var talk = talk(dialogue, "Slut");
    note(dorte, talk, "En note", "a");
    point(hanne, talk, "agreed", "Én vagt mere fra juni");
    var point = pointSaying(talk, "Én vagt mere fra juni");
    fresh().get(dorte + talk + "/referat").says("Foreslået af Lindely");
    stand(dorte, talk, point, "yes");
    done(dorte, talk);
    fresh().get(hanne + talk + "/referat").says("Direktionen siger, at samtalen er slut");
    assertThat(found(talk).isClosed()).isFalse();
    done(hanne, talk);
    var hers = fresh().get(hanne + talk + "/referat").says("Referat").says("Begge sider er enige").page();
    var theirs = fresh().get(dorte + talk + "/referat").page();
    assertThat(hers.select(".talk-points .talk-text, .talk-notes .talk-text").eachText())
        .isEqualTo(theirs.select(".talk-points .talk-text, .talk-notes .talk-text").eachText());
    stand(dorte, talk, point, "no");
    point(dorte, talk, "agreed", "For sent");
    item(dorte, talk, "For sent", "5");
    assertThat(bean(Talks.class).points(found(talk))).hasSize(1).allMatch(TalkPoint::isAgreed);
    var note = bean(Talks.class).notes(found(talk)).getFirst();
    fresh().fill("text", "Omskrevet").postWithoutToken(dorte + talk + "/noter/" + note.id()).hasStatus(302);
    note(hanne, talk, "Vi glemte at sige tak", "b");
    fresh().get(dorte + talk + "/referat").says("tilføjet bagefter").says("Vi glemte at sige tak").saysNot("Omskrevet").saysNot("For sent");
  }

  @Test
  void isClosedAWeekAfterOneSideSaidSo() {
    var talk = talk(dialogue, "Glemt");
    done(dorte, talk);
    clock().move(Duration.ofDays(6));
    bean(Talks.class).tidy();
    assertThat(found(talk).isClosed()).isFalse();
    clock().move(Duration.ofDays(1));
    bean(Talks.class).tidy();
    bean(Talks.class).tidy();
    assertThat(found(talk).isClosed()).isTrue();
  }

  @Test
  void givesTheAgreementsDraftItsPromisesOnce() {
    var own = dialogue("Bæres over", "PUBLIC");
    var one = contact(own, "management", "Dorte Dam", "dorte@ellebaek.example");
    var other = contact(own, "counterpart", "Hanne Birk", "hanne@lindely.example");
    var talk = talk(own, "Bæres over");
    fresh().postWithoutToken(one + talk + "/aftale").redirectsTo(one + talk + "/referat?ok=carry-nothing");
    point(other, talk, "agreed", "Én vagt mere fra juni");
    point(other, talk, "agreed", "Kun foreslået");
    point(one, talk, "disagreed", "Der er ikke råd");
    stand(one, talk, pointSaying(talk, "Én vagt mere fra juni"), "yes");
    fresh().postWithoutToken(one + talk + "/aftale").redirectsTo(one + talk + "/referat?ok=carried");
    fresh().postWithoutToken(other + talk + "/aftale").redirectsTo(other + talk + "/referat?ok=carried-none");
    var draft = bean(Agreements.class).open(found(talk).dialogue()).orElseThrow();
    assertThat(draft.text().pledges()).singleElement().satisfies(it -> {
      assertThat(it.sentence()).isEqualTo("Én vagt mere fra juni");
      assertThat(it.by()).isEqualTo(Side.COUNTERPART);
      assertThat(it.due()).hasToString("2027-06-01");
    });
    assertThat(draft.text().part(AgreementPart.DISAGREEMENT)).isEqualTo("**Direktionen:** Der er ikke råd");
  }

  @Test
  void becomesAStoryWithWhatMayBeToldAlone() {
    var talk = talk(dialogue, "Til avisen");
    var id = talk.substring(talk.lastIndexOf('/') + 1);
    point(hanne, talk, "agreed", "Vi holder åbent hus");
    stand(dorte, talk, pointSaying(talk, "Vi holder åbent hus"), "yes");
    note(hanne, talk, "Kun mellem os", "x");
    as(charlie).get(dialogue + "/samtaler/" + id + "/historie").isNotFound();
    as(bob).get(dialogue + "/samtaler/" + id + "/historie").isForbidden();

    var closed = dialogue("Lukket", "PARTIES");
    var one = contact(closed, "management", "Charlie Krog", charlie.mail());
    var other = contact(closed, "counterpart", "Hanne Birk", "hanne@lindely.example");
    var secret = talk(closed, "Hemmeligt navn");
    var tell = closed + "/samtaler/" + secret.substring(secret.lastIndexOf('/') + 1) + "/historie";
    point(other, secret, "agreed", "Må fortælles");
    point(other, secret, "agreed", "Må ikke");
    stand(one, secret, pointSaying(secret, "Må fortælles"), "yes");
    stand(one, secret, pointSaying(secret, "Må ikke"), "yes");
    stand(one, secret, pointSaying(secret, "Må fortælles"), "tell");
    stand(one, secret, pointSaying(secret, "Må ikke"), "tell");
    as(charlie).get(tell).isOk().says("ikke noget, der må fortælles");
    as(charlie).post(tell).redirectsTo(tell);
    stand(other, secret, pointSaying(secret, "Må fortælles"), "tell");
    as(charlie).get(tell).says("Enige: Må fortælles").saysNot("Må ikke<");
    var story = as(charlie).post(tell).location();
    assertThat(story).startsWith("/redaktion/historier/");
    as(charlie).get(story).isOk().says("- Må fortælles").saysNot("Må ikke").saysNot("Hemmeligt navn").saysNot("Lindely");
    as(charlie).post(tell).redirectsTo(story);
  }

  /// What has been held is closed with what was said, what hasn't is called off, and both sides read why.
  @Test
  void endsWithItsDialogue() {
    var own = dialogue("Slutter", "PUBLIC");
    var one = contact(own, "management", "Dorte Dam", "dorte@ellebaek.example");
    var held = talk(own, "Holdt");
    note(one, held, "Det blev sagt", "a");
    clock().set(Dates.instant(LocalDate.of(2027, 3, 11).atTime(9, 0)));
    var ahead =
        as(bob).fill("topic", "dilemma").fill("title", "Forude").fill("about", "").fill("day", "10.5.2027").fill("time", "10:00").fill("minutes", "60").fill("place", "").fill("prepareBy", "1/5-2027").fill("questions", "Hvad?")
            .post(own + "/samtaler").location();
    ahead = "/samtale" + ahead.substring(ahead.lastIndexOf('/'));
    as(bob).post(own + ahead.replace("/samtale", "/samtaler") + "/afsendelse");
    as(bob).post(own + "/afslutning").redirectsTo(own);
    assertThat(found(held).isClosed()).isTrue();
    assertThat(found(ahead).isCancelled()).isTrue();
    as(bob).get(own).says("Samtalen »Forude« blev aflyst, fordi dialogen sluttede");
    fresh().get(one).isOk().says("Læs referatet af »Holdt«").saysNot("Forbered samtalen");
    fresh().get(one + held + "/referat").isOk().says("Det blev sagt");
    as(bob).post(own + "/genoptagelse").redirectsTo(own);
    assertThat(found(ahead).isCancelled()).isTrue();
  }

  @Test
  void forgetsThreeYearsAfterTheEnd() {
    var own = dialogue("Gammel", "PUBLIC");
    var one = contact(own, "management", "Dorte Dam", "dorte@ellebaek.example");
    var talk = talk(own, "Gammel");
    note(one, talk, "Skal væk", "a");
    point(one, talk, "agreed", "Bliver stående");
    as(bob).post(own + "/afslutning");
    clock().move(Duration.ofDays(3 * 365 - 1));
    bean(Talks.class).tidy();
    assertThat(bean(Talks.class).notes(found(talk))).hasSize(1);
    clock().move(Duration.ofDays(4));
    bean(Talks.class).tidy();
    assertThat(bean(Talks.class).notes(found(talk))).isEmpty();
    fresh().get(one + talk + "/referat").says("er slettet").says("Bliver stående");
    assertThat(bean(Dialogues.class).contacts(found(talk).dialogue())).allMatch(it -> it.mail() == null);
  }

  @Test
  void isInTheFileOfWhoHasAnAccountAndForgottenWithIt() {
    var own = dialogue("Med konto", "PUBLIC");
    var one = contact(own, "management", "Alice Lund", alice.mail());
    var talk = talk(own, "Med konto");
    note(one, talk, "Alices note", "a");
    var kept = bean(KeptByDialogue.class);
    var hers = staff(alice).id();
    assertThat(kept.about(hers)).anyMatch(it -> "Alices note".equals(it.get("note"))).anyMatch(it -> "Med konto".equals(it.get("dialogue")));
    kept.forget(hers, "En tidligere kollega");
    assertThat(kept.about(hers)).isEmpty();
    fresh().get(one).hasStatus(410);
    assertThat(bean(Talks.class).notes(found(talk))).singleElement().satisfies(it -> assertThat(it.by()).isEqualTo("En tidligere kollega"));
  }
}
