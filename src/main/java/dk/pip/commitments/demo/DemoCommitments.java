package dk.pip.commitments.demo;

import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentId;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.CommitmentsInThread;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.commitments.Reported;
import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.StoryId;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.shared.Language;
import dk.pip.thread.Threads;
import dk.pip.tips.Given;
import dk.pip.tips.NewTip;
import dk.pip.tips.TipStories;
import dk.pip.tips.TipWay;
import dk.pip.tips.Tipper;
import dk.pip.tips.Tips;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Fourteen promises of three years, some of each state: among them the bench at Søtorvet, and a road on which a firm tries its asphalt.
@Component
@Profile("demo")
class DemoCommitments implements DemoStep {
  private static final String TECHNICAL = "Teknik og Miljø";

  private static final String BEFORE = "/nyheder/2026/baenken-igen";

  private static final String BENCH =
      """
      Jeg sidder tit på bænken ved Søtorvet og venter på bussen. Der sidder altid en i hver ende, og ingen siger noget. I går spurgte en pige fra Åskolen,
      om hun måtte måle den. Hun sagde, at den var bygget forkert. Spørg hende!
      """;

  private final Commitments commitments;
  private final Contacts contacts;
  private final Units units;
  private final Tips tips;
  private final TipStories stories;
  private final Threads threads;

  DemoCommitments(Commitments commitments, Contacts contacts, Units units, Tips tips, TipStories stories, Threads threads) {
    this.commitments = commitments;
    this.contacts = contacts;
    this.units = units;
    this.tips = tips;
    this.stories = stories;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "commitments";
  }

  @Override
  public List<String> needs() {
    return List.of("editions", "newsroom", "tips");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("commitments.demo");
    var by = By.of(filling.editor());
    var jonas = contacts.outside("Jonas Kvist", "snedker", TECHNICAL, "jonas@ellebaek.example");
    var farid = contacts.outside("Farid Osmani", "ingeniør", TECHNICAL, "farid@ellebaek.example");
    var tove = contacts.outside("Tove Lind", "leder", "Solgården", "tove@ellebaek.example");
    var gerda = contacts.outside("Gerda Juhl", "centerchef", "Kultur og Fritid", "gerda@ellebaek.example");
    var library = unit("Ellebæk Bibliotek");
    var school = unit("Skovskolen");

    // 2023
    var skaters = made(by, promise("Der er lys på skaterbanen bag hallen", "2023-11-01", gerda).withPlace("Skaterbanen").withAmount(45_000L), "2023-04-18", source(CommitmentSource.Kind.TIP, "Et tip fra tre skatere"));
    report(by, skaters, CommitmentState.KEPT, "Lyset blev tændt to dage for tidligt, fordi ingen kunne vente.", null, "2023-10-30");
    var swing = made(by, promise("Legepladsen i Åparken har en gynge, hvor en kørestol kan stå fast", "2024-05-01", farid).withPlace("Åparken").withSign("Laurits har gynget").withAmount(120_000L), "2023-09-05", source(CommitmentSource.Kind.COMMENT, "Svar til en læser"));
    report(by, swing, CommitmentState.LATE, "Gyngen kom med en sele for lidt. Fabrikken sender den efter påske.", "2024-06-20", "2024-04-16");
    report(by, swing, CommitmentState.KEPT, "Laurits på otte gyngede først og ville ikke ned igen.", null, "2024-06-14");
    var swimming = made(by, promise("Svømmehallen har åbent søndag morgen hele vinteren", "2023-12-03", gerda).withPlace("Svømmehallen"), "2023-11-21", source(CommitmentSource.Kind.DECISION, "Kulturudvalget i november"));
    report(by, swimming, CommitmentState.DROPPED, "Vi kunne kun få livreddere til hver anden søndag. Så hellere lørdag eftermiddag hver uge, og det har der været siden.", null, "2023-11-30");

    // 2024
    var trees = made(by, promise("Der er plantet 40 æbletræer ved skolerne", "2025-04-30", farid).withAmount(60_000L), "2024-03-12", source(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2024"));
    changed(by, trees, "Der er plantet 30 æbletræer og 10 blommetræer ved skolerne", "2026-04-30", "Frosten tog ti af æbletræerne. Eleverne ville hellere have blommer end vente.", "2025-03-04");
    var pool = made(by, promise("Alle plejecentre har en fast vikarpulje", "2025-01-01", tove), "2024-08-20", source(CommitmentSource.Kind.DIALOGUE, "Dialogmøde om vikarer"), CommitmentAudience.STAFF);
    report(by, pool, CommitmentState.KEPT, "Puljen er på 34 personer. De fleste kender mindst to huse.", null, "2024-12-18");

    // 2025
    var light =
        made(
            by,
            promise("32 lamper lyser på Åstien", "2025-12-01", farid).withPlace("Åstien").withAmount(90_000L).withCounterpart(contacts.outside("", "", "7.a på Nordskolen", ""), "Eleverne vælger lampen og tænder den"),
            "2025-02-27",
            new CommitmentSource(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2025", "/nyheder/2025/lys-vandt"));
    report(by, light, CommitmentState.LATE, "Lampernes fødder blev sendt til en by med næsten samme navn.", "2025-12-22", "2025-11-28");
    report(by, light, CommitmentState.KEPT, "130 mennesker talte ned fra ti. Ved nul skete der ingenting, men så fandt vi den rigtige kontakt.", null, "2025-12-22", "2026-01/pictures/aastien.jpg", "Et barn, en cyklist og en kvinde med hund på en sti langs åen, hvor tre lamper lyser");
    var road =
        made(
            by,
            promise("Holmevej er prøvevej for asfalt af gamle bildæk", "2025-08-29", farid)
                .withPlace("Holmevej")
                .withSign("Vejen er tre decibel stillere end før")
                .withTrialUntil(LocalDate.parse("2027-08-31"))
                .withCounterpart(contacts.outside("Inger Bach", "udviklingschef", "Stillevej A/S", "inger@stillevej.example"), "Firmaet måler støjen hver måned og viser tallene, også de dårlige"),
            "2025-03-20",
            source(CommitmentSource.Kind.PARTNER, "Aftale med Stillevej A/S"));
    report(by, road, CommitmentState.LATE, "Dækkene kom til tiden, men det gjorde sommeren ikke. Asfalten kan ikke lægges i regn.", "2026-05-29", "2025-08-22");
    report(by, road, CommitmentState.ON_TRACK, "Den første halvdel ligger. Den er to decibel stillere, og firmaet leder efter den tredje.", null, "2026-02-10");
    var open = made(by, promise("Biblioteket i det gamle mejeri er åbent til klokken 21 om torsdagen", "2025-06-05", library).withPlace("Mejeriet"), "2025-05-06", source(CommitmentSource.Kind.DECISION, "Kulturudvalget i maj"));
    report(by, open, CommitmentState.KEPT, "Der kom 61 den første torsdag. De fleste blev til sidste ost.", null, "2025-06-05");
    var roots = made(by, promise("Cykelstien ved Stationsvej er fri for rødder", "2026-03-01", farid).withPlace("Stationsvej"), "2025-09-16", source(CommitmentSource.Kind.COMMENT, "Svar til en læser"));
    report(by, roots, CommitmentState.LATE, "Rødderne hører til et lindetræ, vi gerne vil beholde. Nu flytter vi stien i stedet.", "2026-05-29", "2026-02-24");
    var night =
        made(
            by,
            promise("Højst syv forskellige hjælpere hos hver beboer på en måned", "2026-12-31", tove).withCounterpart(contacts.outside("Anders Brolund", "kommunaldirektør", "Direktionen", "anders@ellebaek.example"), "Et fast vikarhold på fem fra 1. april"),
            "2025-11-27",
            source(CommitmentSource.Kind.AGREEMENT, "Solgårdens aftale 2026"),
            CommitmentAudience.PARTIES);
    report(by, night, CommitmentState.ON_TRACK, "I februar var det otte. I december var det tolv.", null, "2026-03-02");

    // 2026
    made(by, promise("Ledermøderne varer en time og slutter til tiden", "2026-06-30", school), "2026-01-27", source(CommitmentSource.Kind.DIALOGUE, "Skolens dialog med forvaltningen"), CommitmentAudience.STAFF);
    var day = new CommitmentSource(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2026", BEFORE);
    var bench =
        made(
            by,
            promise("Bænken, der kan snakke, står ved Søtorvet senest 1. september", "2026-09-01", jonas)
                .withPlace("Søtorvet")
                .withAmount(62_000L)
                .withSign("Sætter to sig i hver sin ende, fortæller den en historie")
                .withCounterpart(contacts.outside("", "", "6.b på Åskolen", ""), "Klassen skaffer hundrede historier"),
            "2026-02-26",
            day);
    report(by, bench, CommitmentState.ON_TRACK, "Fredag stod en prøvebænk i fuld længde på Søtorvet. Tre børn og en mand, der ventede på bussen, sad der og talte sammen, til bussen var kørt.", null, "2026-03-13", "2026-03/pictures/baenken.jpg", "Tre børn og en ældre mand sidder på en lang, buet, rød bænk ved søen og taler sammen");
    tellOfBench(filling);
    threads.tie(CommitmentsInThread.ref(bench), threads.at("/nyheder/2026/baenken").orElseThrow());
    made(by, promise("Der er cykelpumper ved alle fem skoler", "2026-06-19", farid).withAmount(18_000L).withSign("Fem pumper, der virker"), "2026-02-26", day);
    made(by, promise("Skraldespandene på Søtorvet rimer", "2026-08-14", farid).withPlace("Søtorvet").withAmount(10_000L), "2026-02-26", day);
  }

  /// The tip that the first story of this year’s bench came of.
  private void tellOfBench(DemoFilling filling) {
    var tipper = new Tipper("Ellen Fisker", "", "", true);
    var given = tips.give(new NewTip(TipWay.FORM, Language.DA, BENCH, tipper, List.of(), "demo bench", "demo", false), Instant.parse("2026-01-05T18:12:00Z"));
    var story = new StoryId(UUID.fromString(threads.at(BEFORE).orElseThrow().ref()));
    if (!(given instanceof Given.Taken(var tip, _)) || !stories.join(filling.editor(), tip, story)) {
      throw new IllegalStateException("The demo's own tip was not taken in");
    }
  }

  private static CommitmentTerms promise(String sentence, String due, ContactId owner) {
    return CommitmentTerms.of(sentence, LocalDate.parse(due), owner, null);
  }

  private CommitmentTerms promise(String sentence, String due, Unit unit) {
    return CommitmentTerms.of(sentence, LocalDate.parse(due), contacts.ofUnit(unit), unit.id());
  }

  private Unit unit(String name) {
    return units.list().stream().filter(unit -> unit.name().equals(name)).findFirst().orElseThrow();
  }

  private static CommitmentSource source(CommitmentSource.Kind kind, String words) {
    return new CommitmentSource(kind, words, null);
  }

  private CommitmentId made(By by, CommitmentTerms terms, String day, CommitmentSource source) {
    return made(by, terms, day, source, CommitmentAudience.PUBLIC);
  }

  private CommitmentId made(By by, CommitmentTerms terms, String day, CommitmentSource source, CommitmentAudience audience) {
    return commitments.make(by, new NewCommitment(terms, audience, source, LocalDate.parse(day), "demo " + terms.sentence()));
  }

  private void report(By by, CommitmentId id, CommitmentState state, String why, @Nullable String due, String day) {
    taken(by, id, CommitmentReport.of(state, why, due == null ? null : LocalDate.parse(due), 0).on(LocalDate.parse(day)));
  }

  private void report(By by, CommitmentId id, CommitmentState state, String why, @Nullable String due, String day, String picture, String alt) {
    taken(
        by,
        id,
        CommitmentReport.of(state, why, due == null ? null : LocalDate.parse(due), 0).on(LocalDate.parse(day)).with(new CommitmentReport.SentPicture(DemoFiles.read(picture), alt)));
  }

  private void changed(By by, CommitmentId id, String sentence, String due, String why, String day) {
    taken(by, id, new CommitmentReport(CommitmentState.CHANGED, why, LocalDate.parse(due), sentence, LocalDate.parse(day), null, 0));
  }

  private void taken(By by, CommitmentId id, CommitmentReport report) {
    if (!(commitments.report(by, id, report, "demo " + report.state() + " " + report.day()) instanceof Reported.Done)) {
      throw new IllegalStateException("The demo's own report was not taken: " + report.why());
    }
  }
}
