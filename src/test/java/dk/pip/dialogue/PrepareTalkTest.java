package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Both sides prepare alone, and read each other at the same moment.
class PrepareTalkTest extends TalkCase {
  private static String dialogue = "";
  private static String dorte = "";
  private static String hanne = "";
  private static String ole = "";

  @BeforeAll
  static void aDialogue() {
    bobRunsTheWheel();
    dialogue = dialogue("Aftale med Lindely", "PUBLIC");
    dorte = contact(dialogue, "management", "Dorte Dam", "dorte@ellebaek.example");
    hanne = contact(dialogue, "counterpart", "Hanne Birk", "hanne@lindely.example");
    ole = contact(dialogue, "counterpart", "Ole Lund", "ole@lindely.example");
  }

  private static Client opened(Answer page) {
    var form = page.page();
    return fresh().fill("opened", form.select("[name=opened]").attr("value")).fill("revision", form.select("[name=revision]").attr("value"));
  }

  private static Client open(String member, String talk) {
    return opened(fresh().get(member + talk + "/forberedelse").isOk());
  }

  private static void handIn(String member, String talk, String text) {
    open(member, talk).fill("answer0", text).fill("answer1", "").fill("act", "hand-in").postWithoutToken(member + talk + "/forberedelse").hasStatus(302);
  }

  @Test
  void isArrangedAndSentToBothSides() {
    as(bob).fill("title", " ").fill("about", "Vi har for få om natten.").fill("day", "2027-03-10").fill("time", "kvart i").fill("minutes", "2")
        .fill("prepareBy", "2027-03-11").fill("questions", " \n ").post(dialogue + "/samtaler").isRefused()
        .says("Giv samtalen et navn").says("klokkeslæt").says("mellem 5 og").says("før samtalen").says("mindst ét spørgsmål").says("Vi har for få om natten.");
    var address = filled("Nattevagter <b>æ</b>").post(dialogue + "/samtaler").location();
    var below = "/samtale" + address.substring(address.lastIndexOf('/'));
    fresh().get(dorte + below).isNotFound();
    as(bob).get(address + "/ret").says("Hvad lykkes?");
    as(bob).post(address + "/afsendelse").redirectsTo(address);
    as(bob).get(address).says("Sendt til 3 personer").says("Nattevagter <b>æ</b>");
    fresh().get(dorte).isOk().says("Forbered samtalen »Nattevagter <b>æ</b>«");
    as(bob).fill("topic", "dilemma").fill("title", "Nyt navn").fill("day", "2027-03-10").fill("time", "10.30").fill("minutes", "60").fill("place", "Lokale 4")
        .fill("prepareBy", "2027-03-05").fill("questions", "Et andet spørgsmål").post(address).redirectsTo(address);
    fresh().get(hanne + below).says("Lokale 4").says("Nyt navn");
    fresh().get(hanne + below + "/forberedelse").says("Hvad lykkes?").saysNot("Et andet spørgsmål");
    as(charlie).get(address).isNotFound();
    as(agnes).get(address).isNotFound();
    as(bob).post(address + "/aflysning").redirectsTo(address);
    fresh().get(hanne + below).says("Aflyst");
    fresh().fill("answer0", "Sent").postWithoutToken(hanne + below + "/forberedelse").hasStatus(302);
    fresh().get(hanne + below + "/forberedelse").saysNot("Sent");
  }

  @Test
  void opensToBothAtTheSameMomentAndToNobodyBefore() {
    var talk = talk(dialogue, "Blind");
    var id = talk.substring(talk.lastIndexOf('/') + 1);
    open(hanne, talk).fill("answer0", "Hemmelig tillid").postWithoutToken(hanne + talk + "/forberedelse").hasStatus(302);
    handIn(dorte, talk, "Hemmelig ramme");
    for (var asking : List.of(hanne, ole)) {
      for (var path : List.of("", "/samtaler", talk, talk + "/forberedelse", talk + "/referat", talk + "/referat/nu")) {
        assertThat(fresh().get(asking + path).isOk().text()).as(path).doesNotContain("Hemmelig ramme");
      }
    }
    fresh().get(ole + talk + "/forberedelse").says("Hemmelig tillid");
    fresh().get(dorte + talk).says("har afleveret").saysNot("Hemmelig tillid");
    for (var path : List.of(dialogue, dialogue + "/samtaler", dialogue + "/samtaler/" + id, dialogue + "/samtaler/" + id + "/ret")) {
      assertThat(as(bob).get(path).isOk().text()).as(path).doesNotContain("Hemmelig");
    }
    // What was handed in can be taken back until the other side is in.
    fresh().postWithoutToken(dorte + talk + "/forberedelse/tilbagetagning").hasStatus(302);
    fresh().get(dorte + talk + "/forberedelse").says("Hemmelig ramme").says("Aflever");
    handIn(dorte, talk, "Ny ramme");
    handIn(ole, talk, "Hemmelig tillid fra os");
    for (var asking : List.of(dorte, hanne)) {
      fresh().get(asking + talk).says("Ny ramme").says("Hemmelig tillid fra os").saysNot("Hemmelig ramme");
    }
    fresh().postWithoutToken(dorte + talk + "/forberedelse/tilbagetagning").hasStatus(302);
    fresh().get(hanne + talk).says("Ny ramme");
    handIn(dorte, talk, "Skrevet om, efter at vi læste");
    fresh().get(hanne + talk).saysNot("Skrevet om");
    as(bob).get(dialogue + "/samtaler/" + id).saysNot("Ny ramme").says("Begge har forberedt sig");
  }

  @Test
  void losesNothingWhenTwoOfASideWriteAtOnce() {
    var talk = talk(dialogue, "To ad gangen");
    var address = hanne + talk + "/forberedelse";
    var hannes = fresh().get(address);
    var oles = fresh().get(ole + talk + "/forberedelse");
    // In different answers both are kept, though each page has seen nothing of the other.
    opened(hannes).fill("answer0", "Hannes svar").fill("answer1", "").postWithoutToken(address + "/kladde").isOk().says("\"kept\":true");
    opened(oles).fill("answer0", "").fill("answer1", "Oles svar").postWithoutToken(ole + talk + "/forberedelse/kladde").isOk();
    opened(hannes).fill("answer0", "Hannes svar igen").fill("answer1", "").postWithoutToken(address + "/kladde").isOk();
    fresh().get(address).says("Hannes svar igen").says("Oles svar");
    // In the same answer whoever comes second sees both, and what is written over can be read.
    opened(oles).fill("answer0", "Oles ord").fill("answer1", "Oles svar").postWithoutToken(ole + talk + "/forberedelse/kladde").hasStatus(409).says("Hanne Birk");
    var both = opened(oles).fill("answer0", "Oles ord").fill("answer1", "Oles svar 2").postWithoutToken(ole + talk + "/forberedelse").isRefused();
    both.says("Hanne Birk har skrevet noget andet imens").says("Hannes svar igen").says("Oles ord");
    fresh().get(address).says("Oles svar 2");
    opened(both).fill("answer0", "Begges ord").fill("answer1", "Oles svar 2").postWithoutToken(ole + talk + "/forberedelse").hasStatus(302);
    fresh().get(address).says("Begges ord").says("Tidligere ord").says("Hannes svar igen");
  }

  @Test
  void takesAwkwardTexts() {
    var talk = talk(dialogue, "Svære tekster");
    var address = hanne + talk + "/forberedelse";
    open(hanne, talk).fill("answer0", " ").fill("answer1", "").fill("act", "hand-in").postWithoutToken(address).isRefused().says("mindst ét svar");
    var long20 = "ø".repeat(20_000);
    open(hanne, talk).fill("answer0", long20 + "æ").postWithoutToken(address).isRefused().says("1 tegn for lang").says("øæ");
    open(hanne, talk).fill("answer0", long20 + "æ").postWithoutToken(address + "/kladde").isRefused();
    open(hanne, talk).fill("answer0", long20).postWithoutToken(address).hasStatus(302);
    var word = "“Citat” – 1.\u00a0punkt\u2028👩‍🚒\ttab\r\nny linje</textarea><script>alert(1)</script>{0} ${x}";
    open(hanne, talk).fill("answer0", word).postWithoutToken(address).hasStatus(302);
    assertThat(fresh().get(address).page().select("#answer0").text()).contains("👩‍🚒").contains("</textarea><script>alert(1)</script>{0} ${x}");
  }

  @Test
  void isForItsOwnDialogueAlone() {
    var talk = talk(dialogue, "Vores");
    var other = dialogue("En andens", "PARTIES");
    var stranger = contact(other, "counterpart", "Fremmed", "fremmed@x.example");
    var theirs = talk(other, "Deres");
    handIn(hanne, talk, "Vores svar");
    for (var path : List.of(talk, talk + "/forberedelse", talk + "/referat", talk + "/referat/nu", "/samtale/x")) {
      assertThat(fresh().get(stranger + path).status()).as(path).isIn(404, 400);
      assertThat(fresh().get(hanne + path.replace(talk, theirs)).status()).as(path).isIn(404, 400);
    }
    for (var path : List.of("/forberedelse", "/forberedelse/kladde", "/forberedelse/tilbagetagning", "/dagsorden", "/noter", "/punkter", "/afslutning", "/aftale")) {
      fresh().fill("text", "ind").fill("minutes", "5").fill("kind", "agreed").fill("answer0", "ind").postWithoutToken(stranger + talk + path).isNotFound();
      fresh().fill("text", "ind").postWithoutToken("/dialog/min/forkert" + talk + path).hasStatus(410);
    }
  }

  @Test
  void isReadByScannersWithoutChangingAnything() {
    var talk = talk(dialogue, "Skanner");
    var wrote =
        statementsOf(
                () -> {
                  for (var path : List.of("", "/samtaler", talk, talk + "/forberedelse", talk + "/referat", talk + "/referat/nu")) {
                    var answer = fresh().get(hanne + path).isOk();
                    assertThat(answer.header("Cache-Control")).contains("no-store");
                    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
                  }
                })
            .stream()
            .filter(it -> it.strip().matches("(?is)^(insert|update|delete).*") && it.contains("dialogue."))
            .toList();
    assertThat(wrote).isEmpty();
  }
}
