package dk.pip.dialogue.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Leaflet;
import dk.pip.dialogue.LeafletTheme;
import dk.pip.dialogue.Leaflets;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkPoint;
import dk.pip.dialogue.TalkTopic;
import dk.pip.dialogue.Talks;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The nursing home's talk of this morning, with a record of what they agreed on and what not; and the next one, for which one side
/// has handed in.
@Component
@Profile("demo")
class DemoTalks implements DemoStep {
  private final Dialogues dialogues;
  private final Talks talks;
  private final Leaflets leaflets;
  private final Clock clock;

  DemoTalks(Dialogues dialogues, Talks talks, Leaflets leaflets, Clock clock) {
    this.dialogues = dialogues;
    this.talks = talks;
    this.leaflets = leaflets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dialogue-talks";
  }

  @Override
  public List<String> needs() {
    return List.of("dialogue");
  }

  @Override
  public void fill(DemoFilling filling) {
    var dialogue = dialogues.all().stream().filter(it -> it.title().startsWith("Solgården")).findFirst().orElseThrow();
    var birthe = member(dialogue, Side.MANAGEMENT);
    var tove = member(dialogue, Side.COUNTERPART);
    held(filling.administrator(), dialogue, birthe, tove);
    next(filling.administrator(), dialogue, tove);
  }

  private DialogueMember member(Dialogue dialogue, Side side) {
    var contact = dialogues.signers(dialogue.id(), side).getFirst();
    return new DialogueMember(dialogue, contact, dialogues.token(contact));
  }

  private Talk talk(Staff secretary, Dialogue dialogue, TalkTopic topic, String title, String about, LocalDateTime at, LocalDate prepareBy) {
    var words =
        new Talk.Words(topic, title, about, Dates.instant(at), 90, "Dagligstuen på Solgården", prepareBy, talks.usualQuestions());
    var id = talks.arrange(secretary, dialogue, words);
    var talk = talks.find(dialogue.id(), id).orElseThrow();
    talks.send(secretary, dialogue, talk);
    return talks.find(dialogue.id(), id).orElseThrow();
  }

  private void held(Staff secretary, Dialogue dialogue, DialogueMember birthe, DialogueMember tove) {
    var today = Dates.local(clock.instant()).toLocalDate();
    var talk = talk(secretary, dialogue, TalkTopic.DILEMMA, "Hvem kommer, når det er nat?", "Vi vil have færre ansigter om natten, og vi har ikke flere penge.", today.atTime(7, 30), today.minusDays(3));
    leaflet(tove, talk);
    prepare(birthe, talk, "Kun to klager i hele året, og begge om maden.", "At vi kan love det samme på alle fem plejehjem.", "", "Hvor meget ro der er råd til.", "Tal for, hvornår der bliver kaldt om natten.", "Et fast nattehold til september.");
    prepare(tove, talk, "Karl sover til ni. Det gjorde han ikke før.", "At ingen skal fortælle sin historie forfra.", "Skemaet om væske til dem, der drikker selv.", "To bliver urolige på samme tid, og vi er fire.", "Lov til selv at vælge vikarerne.", "Højst ti forskellige hjælpere på en uge.");
    talks.propose(tove, talk, "Hvordan går natten nu?", 30, form());
    talks.propose(birthe, talk, "Hvad er der råd til?", 30, form());
    talks.propose(tove, talk, "Det kan vi love hinanden", 30, form());
    talks.note(tove, talk, "Nattevagten fortalte om 3. januar: to kald på samme tid, og en beboer, der ventede i tyve minutter.", form());
    talks.note(birthe, talk, "Afdelingen har fået tallene fra kaldeanlægget. De bekræfter det for to nætter om måneden.", form());
    talks.propose(birthe, talk, "Solgården får sit eget faste nattehold", Side.MANAGEMENT, LocalDate.parse("2026-09-01"), form());
    talks.propose(tove, talk, "Hver beboer møder højst ti forskellige hjælpere på en uge", Side.COUNTERPART, LocalDate.parse("2026-06-30"), form());
    talks.disagree(tove, talk, "Vi skal være fem om natten, når to beboere bliver urolige på samme tid.", form());
    for (var point : talks.points(talk)) {
      if (point.kind() == TalkPoint.Kind.DISAGREED) {
        talks.say(birthe, talk, point.id(), "Fire er det, der er råd til i år. Vi ser på det igen i juni.");
      } else {
        talks.hold(birthe, talk, point.id(), true);
        talks.hold(tove, talk, point.id(), true);
      }
    }
    talks.done(birthe, talk, true);
    talks.done(tove, talk, true);
    talks.note(tove, talk, "Husk at sige tak til nattevagten, som blev oppe for at være med.", form());
  }

  private void leaflet(DialogueMember tove, Talk talk) {
    var words =
        new Leaflet.Words(
            "Natten hos os", "Vi skal tale med afdelingen om natten. Hvad skal de vide? Svar på et kort uden navn, eller sig det højt.", List.of("Hvornår går det godt om natten?", "Hvad stjæler tiden?", "Hvad skal vi holde fast i?"));
    var leaflet = leaflets.find(tove, talk, leaflets.make(tove, talk, words).orElseThrow()).orElseThrow();
    theme(tove, leaflet, 0, "Når det er nogen, beboeren kender", 9);
    theme(tove, leaflet, 0, "Når dagholdet har skrevet ned, hvad der er sket", 4);
    theme(tove, leaflet, 1, "Telefonen i vagtrummet", 6);
    theme(tove, leaflet, 1, "Nøglerne til medicinskabet", 1);
    theme(tove, leaflet, 2, "At vi må sidde ned hos dem, der ikke kan sove", 11);
    leaflets.ready(tove, leaflet);
  }

  private void theme(DialogueMember by, Leaflet leaflet, int question, String words, int voices) {
    leaflets.gather(by, leaflet, new LeafletTheme(UUID.randomUUID(), question, words, voices, false));
  }

  private void next(Staff secretary, Dialogue dialogue, DialogueMember tove) {
    var talk = talk(secretary, dialogue, TalkTopic.PRIORITIES, "Midtvejs: hvad skal vi nå inden jul?", "", LocalDateTime.parse("2026-06-18T10:00"), LocalDate.parse("2026-06-12"));
    prepare(tove, talk, "Otte ansigter på en uge, og pårørende, der kender dem alle.", "At holde natteholdet samlet.", "Mødet om mødet.", "", "", "");
    talks.propose(tove, talk, "En tur rundt i huset", 20, form());
  }

  private void prepare(DialogueMember by, Talk talk, String... answers) {
    var typed = new ArrayList<@Nullable String>(List.of(answers));
    talks.keep(by, talk, form(), 0, typed);
    talks.handIn(by, talk);
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }
}
