package dk.pip.dialogue.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.dialogue.Checkup;
import dk.pip.dialogue.CheckupAnswer;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.CheckupPoint;
import dk.pip.dialogue.CheckupState;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.WheelKind;
import dk.pip.dialogue.Wheels;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// How it goes at Solgården, said by both sides and gathered; and on the road that the firm tries, where the firm has answered and the
/// town hasn't.
@Component
@Profile("demo")
class DemoCheckups implements DemoStep {
  private final Dialogues dialogues;
  private final Checkups checkups;
  private final Wheels wheels;
  private final Clock clock;

  DemoCheckups(Dialogues dialogues, Checkups checkups, Wheels wheels, Clock clock) {
    this.dialogues = dialogues;
    this.checkups = checkups;
    this.wheels = wheels;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dialogue.checkups";
  }

  @Override
  public List<String> needs() {
    return List.of("dialogue-talks", "dialogue.wheels");
  }

  @Override
  public void fill(DemoFilling filling) {
    gathered(filling.administrator(), dialogue("Solgården"));
    early(filling.administrator(), dialogue("Solgården"));
    open(filling.administrator(), dialogue("Holmevej"));
  }

  private Dialogue dialogue(String title) {
    return dialogues.all().stream().filter(it -> it.title().startsWith(title)).findFirst().orElseThrow();
  }

  private DialogueMember member(Dialogue dialogue, Side side) {
    var contact = dialogues.signers(dialogue.id(), side).getFirst();
    return new DialogueMember(dialogue, contact, dialogues.token(contact));
  }

  private Checkup sent(Staff secretary, Dialogue dialogue) {
    var due = Dates.local(clock.instant()).toLocalDate().plusDays(14);
    var id = checkups.open(secretary, dialogue, CheckupKind.MID_TERM, due).orElseThrow();
    return checkups.find(dialogue, id).orElseThrow();
  }

  private void gathered(Staff secretary, Dialogue dialogue) {
    var checkup = sent(secretary, dialogue);
    answer(
        member(dialogue, Side.COUNTERPART),
        checkup,
        point ->
            switch (point.pledge().sentence().substring(0, 4)) {
              case "Hver" -> own(point, CheckupState.ON_TRACK, "", "", "Tavlen ved døren virker. De pårørende læser den før os.", "Lad os selv vælge vikarerne.");
              case "Bebo" -> own(point, CheckupState.LATE, "Køkkenets nye ovn er ikke kommet.", "2026-06-15", "De fleste vil helst spise klokken 18.30. Det havde vi ikke gættet.", "Kan afdelingen rykke for ovnen?");
              case "De p" -> own(point, CheckupState.ON_TRACK, "", "", "Tolv familier kigger med. Fredagen er den, de taler om.", "");
              default -> other(point, "", "Sig til en måned før, så vi kan lægge vagterne om.");
            },
        whole("Det, der virker, er at kende hinanden.", "Fortæl de andre plejehjem om tavlen."));
    answer(
        member(dialogue, Side.MANAGEMENT),
        checkup,
        point ->
            point.pledge().by() == Side.MANAGEMENT
                ? own(point, CheckupState.ON_TRACK, "", "", "Tre af de fire er fundet, og to har været vikarer i huset.", "Vis de nye rundt, mens det er lyst.")
                : other(point, point.pledge().sentence().startsWith("Hver") ? "Tallet på tavlen er til at forstå for alle." : "", ""),
        whole("Det går bedre, når vi mødes i dagligstuen.", ""));
  }

  /// They were asked long before the day of the wheel, which doesn't count by itself.
  private void early(Staff secretary, Dialogue dialogue) {
    for (var part : wheels.of(dialogue)) {
      part.wheel().days().stream()
          .filter(it -> it.step().kind() == WheelKind.MID_FORM_OUT || it.step().kind() == WheelKind.MID_FORM_IN)
          .forEach(it -> wheels.mark(secretary, part.wheel(), dialogue, it.key(), null));
    }
  }

  private void open(Staff secretary, Dialogue dialogue) {
    var checkup = sent(secretary, dialogue);
    answer(
        member(dialogue, Side.COUNTERPART),
        checkup,
        point ->
            point.pledge().by() == Side.COUNTERPART
                ? own(point, CheckupState.ON_TRACK, "", "", point.pledge().sentence().startsWith("Alle") ? "Regnvejr larmer mere end asfalten." : "", "")
                : other(point, "", "Lad skiltet stå vinteren over."),
        whole("", ""));
  }

  private void answer(DialogueMember by, Checkup checkup, Function<CheckupPoint, CheckupAnswer> says, CheckupAnswer whole) {
    var answers = new ArrayList<CheckupAnswer>();
    checkups.points(checkup).stream().map(says).forEach(answers::add);
    answers.add(whole);
    checkups.keep(by, checkup, "demo", Map.of(), answers, true);
    var handedIn = checkups.handIn(by, checkup);
    if (handedIn instanceof Checkups.HandedIn.Refused || handedIn instanceof Checkups.HandedIn.NotNow) {
      throw new IllegalStateException("The demo's own form was not taken: " + handedIn);
    }
  }

  private static CheckupAnswer own(CheckupPoint point, @Nullable CheckupState state, String why, String due, String learned, String asks) {
    return new CheckupAnswer(point.key(), state, why, due, "", learned, asks, "", "", null);
  }

  private static CheckupAnswer other(CheckupPoint point, String learned, String asks) {
    return own(point, null, "", "", learned, asks);
  }

  private static CheckupAnswer whole(String learned, String asks) {
    return new CheckupAnswer(CheckupAnswer.WHOLE, null, "", "", "", learned, asks, "", "", null);
  }
}
