package dk.pip.tips.demo;

import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.shared.Language;
import dk.pip.thread.Threads;
import dk.pip.tips.Given;
import dk.pip.tips.NewTip;
import dk.pip.tips.SentFile;
import dk.pip.tips.TipDesk;
import dk.pip.tips.TipId;
import dk.pip.tips.TipStories;
import dk.pip.tips.TipWay;
import dk.pip.tips.Tipper;
import dk.pip.tips.Tips;
import dk.pip.tips.TipsInThread;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// An inbox with something of everything: tips that nobody has read, one that somebody has taken, one with an answer, one that
/// became a story, a no, two that tell the same, one that is sealed, and some advertising.
@Component
@Profile("demo")
class DemoTips implements DemoStep {
  private static final String OWL =
      """
      Der er flyttet en ugle ind i klokketårnet på Ellebæk Kirke!

      Den sidder i lugen mod øst, når solen går ned, og kigger på dem, der kommer fra kor. Graveren lader lugen stå på klem om natten,
      selv om det trækker. Hvis I vil fotografere den, så kom klokken halv otte og hav noget varmt på.
      """;

  private static final String OWL_AGAIN = "Har I set uglen i kirketårnet? Vi er en hel flok børn, der går forbi hver aften og siger godnat til den. Vi har døbt den Provsten.";

  private static final String SNOW =
      """
      Min nabo på Møllevej har skovlet sne for hele vejen i 31 år. Nu er han 84, og i vinter kom der ni unger og sagde, at de havde lånt
      skovle på Åskolen og ville overtage. Han stod i døren og græd lidt, men det må I ikke skrive.

      Ring til mig på 20 30 40 51, så spørger jeg ham, om I må komme.
      """;

  private static final String PORRIDGE =
      "Køkkenet på Solgården har fundet min oldemors opskrift på øllebrød i et kogebogsblad fra 1931, og nu kommer beboerne ned i morgenkåbe for at smage. Aase i køkkenet fortæller gerne.";

  private static final String STOP =
      "Stoppestedet ved Skovskolen har fået en hylde med bøger, man må tage med i bussen. Ingen ved, hvem der satte den op, men der kommer nye bøger til hver fredag.";

  private static final String BAND =
      """
      Vi er fire fra Vej og Park, der spiller sammen i frokostpausen. Vi hedder Kantstenen. Lørdag spiller vi for første gang for andre,
      på torvet, og vi er meget nervøse.
      """;

  private static final String LIGHT = "Lygten på hjørnet af Elmevej og Stationsvej har blinket siden jul. Det ser ud, som om den morser. Kan I ikke finde ud af, hvad den siger?";

  private static final String WASTE =
      "Jeg arbejder et sted i kommunen, hvor der bliver smidt helt nye møbler ud, fordi de har den forkerte farve. Jeg har billeder. Mit navn må ikke komme frem nogen steder.";

  private static final String POOL = "Jeg har stukket foden ind gennem hegnet ved friluftsbadet. Vandet er 23 grader. Skal det virkelig ligge der helt alene til første maj?";

  private static final String SPAM = "FØRSTEPLADS PÅ GOOGLE!!! Vi har set jeres hjemmeside og kan give jer 500 nye kunder om ugen. Klik her: https://foerstepladsen.example";

  private final Tips tips;
  private final TipDesk desk;
  private final TipStories stories;
  private final Threads threads;

  DemoTips(Tips tips, TipDesk desk, TipStories stories, Threads threads) {
    this.tips = tips;
    this.desk = desk;
    this.stories = stories;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "tips";
  }

  @Override
  public List<String> needs() {
    return List.of("newsroom", "library");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("tips.demo");
    var editor = filling.editor();
    told(SPAM, new Tipper("Max Vækst", "max@foerstepladsen.example", "", false), List.of(), true);

    var light = told(LIGHT, new Tipper("Egon Lykke", "egon@borger.example", "", true), List.of(), false);
    desk.decline(
        editor,
        light,
        "Tak for dit tip, Egon. Vi har spurgt Vej og Park: Lygten siger ikke noget, den har bare en løs forbindelse, og den bliver lavet på torsdag. Derfor skriver vi ikke om den, men vi kommer til at kigge op, når vi går forbi.\n\nVenlig hilsen\nRedaktionen",
        "demo");

    var band = told(BAND, new Tipper("Karla Brink", "karla@ellebaek.example", "", true), List.of(), false);
    stories.begin(editor, band, "Kantstenen spiller på torvet", stories.words(desk.find(editor, band).orElseThrow().tip()));

    var stop = told(STOP, new Tipper("Mona Rask", "mona@borger.example", "", false), List.of(), false);
    desk.answer(editor, stop, "Hej Mona\n\nHvor er det fint. Ved du, hvornår på fredagen bøgerne kommer? Så stiller vi os derhen med en termokande.\n\nVenlig hilsen\nPer", 1, "demo");

    var porridge = told(PORRIDGE, new Tipper("Aase Holt", "", "", true), List.of(), false);
    desk.assign(editor, porridge, editor.id(), null);
    desk.note(editor, porridge, "Jeg har bedt om opskriften. Den kunne stå i en boks ved siden af.");

    var waste = told(WASTE, new Tipper("", "kilden@borger.example", "", false), List.of(), false);
    desk.seal(editor, waste);

    // What became of it had come out before anybody saw that it had begun here.
    var pool = told(POOL, new Tipper("Ole Bræmer", "", "", true), List.of(), false);
    desk.assign(editor, pool, editor.id(), null);
    threads.at("/nyheder/2026/vandet-er-varmt-to-uger-foer-tid").ifPresent(story -> threads.tieByHand(TipsInThread.ref(pool), story, editor.id()));

    told(SNOW, Tipper.of("Birthe Sommer"), List.of(), false);
    var again = told(OWL_AGAIN, Tipper.of("Provstens venner"), List.of(), false);
    var owl =
        told(
            OWL,
            new Tipper("Gudrun Mølgaard", "gudrun@borger.example", "", true),
            List.of(new SentFile("uglen.png", DemoFiles.read("2026-03/pictures/uglen.png"))),
            false);
    desk.merge(editor, again, owl);
    desk.unread(owl);
  }

  private TipId told(String text, Tipper tipper, List<SentFile> files, boolean suspect) {
    var given = new NewTip(TipWay.FORM, Language.DA, text.strip(), tipper, files, "demo", "demo", suspect);
    if (tips.give(given) instanceof Given.Taken(var id, _)) {
      return id;
    }
    throw new IllegalStateException("The demo's own tip was not taken in");
  }
}
