package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is left of a dialogue three years after it: what was signed, with its names; neither what was answered, nor drafts. Agnes arranges,
/// Bob and Alice speak.
class ForgetDialoguesTest extends PipTest {
  private static final LocalDate ENDS = LocalDate.of(2026, 12, 31);

  @BeforeAll
  static void agnesArranges() {
    bean(Dialogues.class).nameSecretary(staff(agnes), bean(People.class).findAccount(staff(agnes).id()).orElseThrow());
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  private static PartyContact contact(Dialogue dialogue, Side side, Person person) {
    var dialogues = bean(Dialogues.class);
    var words = new PartyContact.Words(side, person.name(), "leder", MailAddress.parse(person.mail()).orElseThrow(), staff(person).id(), true);
    return dialogues.contact(dialogues.add(staff(agnes), dialogue, words).orElseThrow()).orElseThrow();
  }

  private static AgreementText text(String words) {
    var file = bean(Agreements.class).keep(words.toLowerCase(Locale.ROOT) + ".txt", "text/plain", words.getBytes(StandardCharsets.UTF_8), CommitmentAudience.PUBLIC);
    var pledge = new Pledge("noegle", Side.COUNTERPART, "Vi lover " + words, LocalDate.of(2026, 9, 1), "", null, "", null, CommitmentAudience.PUBLIC);
    return new AgreementText(Map.of(AgreementPart.CORE_TASK, words), Map.of(), List.of(pledge), List.of(file));
  }

  private static AgreementVersion putUp(Dialogue dialogue, PartyContact by, String words) {
    var agreements = bean(Agreements.class);
    var author = new Agreements.Author.Speaker(by);
    var draft = agreements.begin(author, dialogue);
    agreements.save(author, draft, draft.revision(), text(words), "Fordi");
    var saved = agreements.open(dialogue.id()).orElseThrow();
    agreements.putUp(author, dialogue, saved, saved.revision());
    return agreements.open(dialogue.id()).orElseThrow();
  }

  private record Said(Dialogue dialogue, PartyContact alices, Checkup checkup) {}

  /// A dialogue with one version in force, one that was refused, a draft, and a checkup that both have answered.
  private static Said said() {
    var dialogues = bean(Dialogues.class);
    var words = new Dialogue.Words(DialogueLevel.DEPARTMENT_INSTITUTION, "Aftale", "", CommitmentAudience.PUBLIC, new Party("Direktionen", null), new Party("Lindely", null), LocalDate.of(2026, 1, 1), ENDS);
    var dialogue = dialogues.find(dialogues.begin(staff(agnes), words)).orElseThrow();
    var bobs = contact(dialogue, Side.MANAGEMENT, bob);
    var alices = contact(dialogue, Side.COUNTERPART, alice);
    var agreements = bean(Agreements.class);
    var first = putUp(dialogue, alices, "Guldet");
    agreements.sign(staff(bob), dialogue, first, bobs, String.valueOf(first.hash()));
    agreements.sign(staff(alice), dialogue, first, alices, String.valueOf(first.hash()));
    agreements.refuse(dialogue, putUp(dialogue, alices, "Kobberet"), bobs, "Det er for rødt.");
    agreements.begin(new Agreements.Author.Speaker(alices), dialogue);
    var checkups = bean(Checkups.class);
    var checkup = checkups.find(dialogue, checkups.open(staff(agnes), dialogue, CheckupKind.MID_TERM, LocalDate.of(2026, 6, 1)).orElseThrow()).orElseThrow();
    for (var contact : List.of(bobs, alices)) {
      var member = dialogues.member(dialogues.token(contact)).orElseThrow();
      var own = contact.side() == Side.COUNTERPART ? CheckupState.ON_TRACK : null;
      checkups.keep(member, checkup, "lod", Map.of(), List.of(new CheckupAnswer("noegle", own, "", "", "", "Vi lærte af " + contact.name(), "", "", "", null)), true);
      checkups.handIn(member, checkup);
    }
    return new Said(dialogue, alices, checkups.find(dialogue, checkup.id()).orElseThrow());
  }

  private static void tidiedOn(LocalDate day) {
    clock().set(Dates.instant(day.atTime(5, 0)));
    bean(Checkups.class).forget();
    bean(Agreements.class).forget();
    bean(Talks.class).tidy();
  }

  private static long appendices() {
    return bean(JdbcClient.class).sql("select count(*) from dialogue.appendix").query(Long.class).single();
  }

  @Test
  void leavesWhatWasSigned() {
    var ended = said();
    var over = said();
    bean(Talks.class).endWith(staff(agnes), ended.dialogue());
    var since = Dates.local(clock().instant()).toLocalDate();

    tidiedOn(since.plusYears(3).minusDays(1));
    assertThat(bean(Checkups.class).gathered(ended.checkup())).isNotEmpty();
    assertThat(bean(Agreements.class).versions(ended.dialogue().id())).hasSize(3);
    assertThat(appendices()).isEqualTo(2);
    tidiedOn(since.plusYears(3).plusDays(2));
    isForgotten(ended);
    assertThat(bean(Agreements.class).versions(over.dialogue().id())).as("a term that isn't three years over").hasSize(3);
    assertThat(appendices()).as("the refused version of the other still names it").isEqualTo(2);
    tidiedOn(ENDS.plusYears(3).plusDays(2));
    isForgotten(over);
    assertThat(appendices()).isEqualTo(1);
    tidiedOn(ENDS.plusYears(3).plusDays(3));
    isForgotten(over);
  }

  private static void isForgotten(Said it) {
    var link = DialogueMember.ADDRESS + bean(Dialogues.class).token(it.alices());
    fresh().get(link + it.checkup().path()).isOk().says("er slettet").saysNot("Vi lærte af");
    assertThat(bean(JdbcClient.class).sql("select count(*) from dialogue.checkup_answer where checkup_id = :id").param("id", it.checkup().id().value()).query(Long.class).single()).isZero();
    assertThat(bean(Agreements.class).versions(it.dialogue().id())).singleElement().satisfies(version -> assertThat(version.text().part(AgreementPart.CORE_TASK)).isEqualTo("Guldet"));
    fresh().get("/aftaler/" + it.dialogue().path()).isOk().says("Vi lover Guldet").says(alice.name()).says("med egen konto");
    fresh().get("/aftaler/" + it.dialogue().path() + "/1/bilag/guldet.txt").isOk();
    fresh().get(link + "/aftale").isOk().saysNot("for rødt");
    assertThat(bean(Dialogues.class).contacts(it.dialogue().id())).allMatch(contact -> contact.mail() == null);
  }
}
