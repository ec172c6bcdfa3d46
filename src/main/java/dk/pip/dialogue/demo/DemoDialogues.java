package dk.pip.dialogue.demo;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.dialogue.AgreementPart;
import dk.pip.dialogue.AgreementText;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueLevel;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Party;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Pledge;
import dk.pip.dialogue.Side;
import dk.pip.mail.Mailbox;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.MailAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A nursing home's agreement, signed, changed and signed again; and a firm that tries its asphalt on one of the town's roads.
@Component
@Profile("demo")
class DemoDialogues implements DemoStep {
  private static final Pattern CODE = Pattern.compile("^(\\d{3} \\d{3}) ");
  private static final CommitmentAudience ALL = CommitmentAudience.PUBLIC;

  private final Dialogues dialogues;
  private final Agreements agreements;
  private final People people;
  private final Mailbox mailbox;

  DemoDialogues(Dialogues dialogues, Agreements agreements, People people, Mailbox mailbox) {
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.people = people;
    this.mailbox = mailbox;
  }

  @Override
  public String name() {
    return "dialogue";
  }

  @Override
  public List<String> needs() {
    return List.of("commitments");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("dialogue.demo");
    var secretary = filling.administrator();
    dialogues.nameSecretary(secretary, people.findAccount(secretary.id()).orElseThrow());
    dialogues.nameSecretary(secretary, people.findAccount(filling.editor().id()).orElseThrow());
    nursingHome(secretary);
    road(secretary);
  }

  private void nursingHome(Staff secretary) {
    var dialogue =
        dialogue(secretary, DialogueLevel.DEPARTMENT_INSTITUTION, "Solgårdens aftale 2026", "En hverdag med kendte ansigter, også om natten", "Ældreafdelingen", "Plejehjemmet Solgården", "2026-12-31");
    var birthe = contact(secretary, dialogue, Side.MANAGEMENT, "Birthe Aagaard", "ældrechef", "birthe@ellebaek.example");
    var tove = contact(secretary, dialogue, Side.COUNTERPART, "Tove Lind", "forstander", "tove@ellebaek.example");
    var faces = pledge(Side.COUNTERPART, "Hver beboer møder højst ti forskellige hjælpere på en uge", "2026-06-30", "Tavlen ved døren viser, hvem der kommer i dag", null, "Vikarer, der har været i huset før", null);
    var dinner = pledge(Side.COUNTERPART, "Beboerne bestemmer selv, om de spiser klokken 17 eller 18.30", "2026-05-04", "Der er nogen i spisestuen begge gange", null, "", LocalDate.parse("2026-10-31"));
    var nights = pledge(Side.MANAGEMENT, "Solgården får sit eget faste nattehold på fire", "2026-09-01", "De fire navne hænger i køkkenet", 480_000L, "", null);
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    parts.put(AgreementPart.CORE_TASK, "Den, der bor på Solgården, skal kunne **leve sit eget liv** hele dagen og hele livet ud. Det kræver hjælpere, der ved, at Karl ikke vil vækkes før ni.");
    parts.put(AgreementPart.POLITICAL, "Værdighedspolitikken: ingen skal fortælle sin historie forfra hver dag.");
    parts.put(AgreementPart.ECONOMIC, "Budgettet er 41,2 millioner kroner. Er det ved at løbe mere end to procent over, taler vi sammen samme uge og ikke først ved årets slutning.");
    parts.put(AgreementPart.STAFF, "32 fuldtidsstillinger. Nye kolleger går med en erfaren i fjorten dage.");
    parts.put(AgreementPart.OWN_GOALS, "- Sangaften hver anden onsdag\n- Haven åbner, når forsythiaen springer ud");
    parts.put(AgreementPart.FOLLOW_UP, "Vi mødes i juni og i november, i dagligstuen og ikke på rådhuset.");
    parts.put(AgreementPart.INVOLVEMENT, "Det lokale MED-udvalg talte om udkastet 20. januar og var enigt. Det bad om, at fjorten dages følgeskab kom med, og det gjorde det.");
    parts.put(AgreementPart.DISAGREEMENT, "**Solgården:** Vi skal være fem om natten, når to beboere bliver urolige på samme tid.\n\n**Ældreafdelingen:** Fire er det, der er råd til i år. Vi ser på det igen i juni.");
    var author = new Agreements.Author.Speaker(tove);
    sign(dialogue, author, new AgreementText(parts, Map.of(), List.of(faces, dinner, nights), List.of()), "", birthe, tove);

    parts.put(AgreementPart.STAFF, "32 fuldtidsstillinger. Nye kolleger går med en erfaren i tre uger.");
    var fewer = new Pledge(faces.key(), faces.by(), "Hver beboer møder højst otte forskellige hjælpere på en uge", faces.due(), faces.sign(), null, faces.owed(), null, ALL);
    var sooner = new Pledge(nights.key(), nights.by(), nights.sentence(), LocalDate.parse("2026-08-01"), nights.sign(), nights.amount(), "", null, ALL);
    var relatives = pledge(Side.COUNTERPART, "De pårørende kan se madplanen hjemmefra", "2026-04-30", "Mindst ti familier kigger på den hver uge", null, "", null);
    sign(dialogue, author, new AgreementText(parts, Map.of(), List.of(fewer, dinner, sooner, relatives), List.of()), "Natteholdet kan begynde en måned før, og så kan vi også love lidt mere om dagen.", tove, birthe);
  }

  private void road(Staff secretary) {
    var dialogue = dialogue(secretary, DialogueLevel.PARTNER, "Holmevej som prøvevej", "Asfalt af gamle bildæk, som larmer mindre", "Ellebæk Kommune", "Stillevej A/S", "2027-08-31");
    var anders = contact(secretary, dialogue, Side.MANAGEMENT, "Anders Brolund", "kommunaldirektør", "anders@ellebaek.example");
    var inger = contact(secretary, dialogue, Side.COUNTERPART, "Inger Bach", "udviklingschef", "inger@stillevej.example");
    var lend = pledge(Side.MANAGEMENT, "Firmaet må bruge 600 meter af Holmevej", "2026-04-01", "Skiltet »Her tester vi stilhed« står ved begge ender", null, "Vejen bliver lagt uden regning", null);
    var noise = pledge(Side.COUNTERPART, "Alle kan læse støjtallene på væggen ved busstoppet, også de dårlige", "2026-06-01", "Tallet skifter hver måned", null, "", LocalDate.parse("2027-08-31"));
    var back = pledge(Side.COUNTERPART, "Vejen bliver lavet om på firmaets regning, hvis den revner", "2027-08-31", "Ingen huller efter to vintre", null, "", null);
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    parts.put(AgreementPart.CORE_TASK, "Byen får en vej, der larmer mindre. Firmaet får at vide, om den holder til danske vintre og bus 14.");
    parts.put(AgreementPart.PROFESSIONAL, "Vejdirektoratets målemetode. Måleren står, hvor børnene venter på bussen.");
    parts.put(AgreementPart.FOLLOW_UP, "Vi går en tur på vejen sammen, første fredag i hvert kvartal.");
    sign(dialogue, new Agreements.Author.Arranger(secretary), new AgreementText(parts, Map.of(), List.of(lend, noise, back), List.of()), "", inger, anders);
  }

  private Dialogue dialogue(Staff secretary, DialogueLevel level, String title, String purpose, String management, String counterpart, String until) {
    var words = new Dialogue.Words(level, title, purpose, ALL, new Party(management, null), new Party(counterpart, null), LocalDate.parse("2026-01-01"), LocalDate.parse(until));
    return dialogues.find(dialogues.begin(secretary, words)).orElseThrow();
  }

  private PartyContact contact(Staff secretary, Dialogue dialogue, Side side, String name, String title, String mail) {
    var words = new PartyContact.Words(side, name, title, MailAddress.parse(mail).orElseThrow(), null, true);
    return dialogues.contact(dialogues.add(secretary, dialogue, words).orElseThrow()).orElseThrow();
  }

  private static Pledge pledge(Side by, String sentence, String due, String sign, @Nullable Long amount, String owed, @Nullable LocalDate trial) {
    return new Pledge(Agreements.freshKey(), by, sentence, LocalDate.parse(due), sign, amount, owed, trial, ALL);
  }

  private void sign(Dialogue dialogue, Agreements.Author author, AgreementText text, String why, PartyContact... signers) {
    var draft = agreements.begin(author, dialogue);
    if (!(agreements.save(author, draft, draft.revision(), text, why) instanceof Agreements.Saved.Done(var saved))
        || !(agreements.putUp(author, dialogue, saved, saved.revision()) instanceof Agreements.PutUp.Done(var version))) {
      throw new IllegalStateException("The demo's own agreement could not be put up");
    }
    for (var signer : signers) {
      sign(dialogue, version, signer);
    }
  }

  /// As people do it: with the code that came by mail.
  private void sign(Dialogue dialogue, AgreementVersion version, PartyContact signer) {
    var known = new ArrayList<>(mailbox.list());
    if (!agreements.sendCode(dialogue, version, signer)) {
      throw new IllegalStateException("The demo could not send a code");
    }
    var code = mailbox.list().stream().filter(mail -> !known.contains(mail)).map(mail -> CODE.matcher(mail.subject())).filter(it -> it.find()).map(it -> it.group(1)).findFirst().orElseThrow();
    if (!(agreements.sign(dialogue, version, signer, Objects.requireNonNull(version.hash()), code) instanceof Agreements.Signing.Done)) {
      throw new IllegalStateException("The demo's own agreement could not be signed");
    }
  }
}
