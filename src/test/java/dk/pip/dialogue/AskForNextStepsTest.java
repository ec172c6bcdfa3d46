package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is next for whoever speaks in many dialogues: said once, and asked of the database in one go. Bob is director, Alice leads all else;
/// Agnes arranges.
class AskForNextStepsTest extends PipTest {
  private static final List<Dialogue> ALL = new ArrayList<>();
  private static Wheel wheel;

  @BeforeAll
  static void aWheel() {
    bean(Dialogues.class).nameSecretary(staff(agnes), bean(People.class).findAccount(staff(agnes).id()).orElseThrow());
    var wheels = bean(Wheels.class);
    var id = wheels.make(staff(agnes), wheels.template("aabenraa").orElseThrow(), "Institutionsaftaler", 2026).orElseThrow();
    wheel = wheels.find(id).orElseThrow();
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

  /// A dialogue with an agreement in force and another being signed, two talks, an open form, and a part in the wheel.
  private static Dialogue busy(int number) {
    var dialogues = bean(Dialogues.class);
    var words = new Dialogue.Words(DialogueLevel.DEPARTMENT_INSTITUTION, "Aftale " + number, "", CommitmentAudience.PARTIES, new Party("Direktionen", null), new Party("Hus " + number, null), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    var dialogue = dialogues.find(dialogues.begin(staff(agnes), words)).orElseThrow();
    var bobs = contact(dialogue, Side.MANAGEMENT, bob);
    var alices = contact(dialogue, Side.COUNTERPART, alice);
    agreed(dialogue, alices, List.of(bobs, alices));
    agreed(dialogue, alices, List.of(alices));
    for (var title : List.of("Først", "Så")) {
      var talks = bean(Talks.class);
      var at = Dates.instant(LocalDate.of(2026, 5, 10).atTime(10, 0));
      var id = talks.arrange(staff(agnes), dialogue, new Talk.Words(TalkTopic.DILEMMA, title, "", at, 60, "", LocalDate.of(2026, 5, 1), List.of("Hvad?")));
      talks.send(staff(agnes), dialogue, talks.find(dialogue.id(), id).orElseThrow());
    }
    assertThat(bean(Checkups.class).open(staff(agnes), dialogue, CheckupKind.MID_TERM, LocalDate.of(2026, 6, 15))).isPresent();
    bean(Wheels.class).attach(staff(agnes), wheel, List.of(dialogue.id()));
    return dialogue;
  }

  private static void agreed(Dialogue dialogue, PartyContact author, List<PartyContact> signers) {
    var agreements = bean(Agreements.class);
    var by = new Agreements.Author.Speaker(author);
    var draft = agreements.begin(by, dialogue);
    var pledge = new Pledge("noegle", Side.COUNTERPART, "Døren er åben", LocalDate.of(2026, 9, 1), "", null, "", null, CommitmentAudience.PARTIES);
    agreements.save(by, draft, draft.revision(), new AgreementText(Map.of(), Map.of(), List.of(pledge), List.of()), "Den blev bedre.");
    var saved = agreements.open(dialogue.id()).orElseThrow();
    agreements.putUp(by, dialogue, saved, saved.revision());
    var version = agreements.open(dialogue.id()).orElseThrow();
    signers.forEach(it -> agreements.sign(staff(it.side() == Side.MANAGEMENT ? bob : alice), dialogue, version, it, String.valueOf(version.hash())));
  }

  /// Without what timers ask meanwhile.
  private static long asked() {
    return IntStream.range(0, 3).mapToLong(_ -> statementsOf(() -> as(bob).get("/dialog").isOk()).stream().filter(sql -> sql.contains("dialogue.")).count()).min().orElseThrow();
  }

  @Test
  void asksNoMoreForNineDialoguesThanForTwo() {
    while (ALL.size() < 2) {
      ALL.add(busy(ALL.size() + 1));
    }
    as(bob).get("/dialog").isOk().says("Læs og skriv under på aftalen").says("Fortæl, hvordan det går midtvejs").says("Forbered samtalen »Først«");
    var few = asked();
    while (ALL.size() < 9) {
      ALL.add(busy(ALL.size() + 1));
    }
    as(bob).get("/dialog").isOk().says("Aftale 9");
    assertThat(asked()).isEqualTo(few).isLessThan(40);
  }

  /// A form that is open, and the step of the wheel that asks for it, are one thing to do.
  @Test
  void saysOnceWhatTheWheelAndTheFormAskFor() {
    var dialogue = busy(100);
    clock().set(Dates.instant(LocalDate.of(2026, 6, 8).atTime(9, 0)));
    var contact = bean(Dialogues.class).contacts(dialogue.id()).stream().filter(it -> it.side() == Side.COUNTERPART).findFirst().orElseThrow();
    var form = wheel.days().stream().filter(it -> it.step().kind() == WheelKind.MID_FORM_IN).findFirst().orElseThrow();
    var page = fresh().get(DialogueMember.ADDRESS + bean(Dialogues.class).token(contact)).isOk().says("Fortæl, hvordan det går midtvejs").page();
    assertThat(page.select(".dialogue-steps li").eachText()).noneMatch(it -> it.contains(form.step().name()));
    assertThat(page.select(".dialogue-steps a[href*=/opfoelgning/]")).hasSize(1);
    // Nor that the other side is awaited, when one's own is in.
    var checkup = bean(Checkups.class).of(dialogue.id()).getFirst();
    var member = bean(Dialogues.class).member(bean(Dialogues.class).token(contact)).orElseThrow();
    var key = bean(Checkups.class).points(checkup).getFirst().key();
    bean(Checkups.class).keep(member, checkup, "lod", Map.of(), List.of(new CheckupAnswer(key, CheckupState.ON_TRACK, "", "", "", "", "", "", "", null)), true);
    assertThat(bean(Checkups.class).handIn(member, checkup)).isInstanceOf(Checkups.HandedIn.Done.class);
    clock().set(Dates.instant(LocalDate.of(2026, 7, 8).atTime(9, 0)));
    var after = fresh().get(DialogueMember.ADDRESS + member.token()).isOk().says("Opfølgningen er afleveret og venter på Direktionen").page();
    assertThat(after.select(".dialogue-steps li").eachText()).noneMatch(it -> it.contains(form.step().name()));
  }
}
