package dk.pip.newsroom.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.Additions;
import dk.pip.newsroom.ColumnId;
import dk.pip.newsroom.FixedColumn;
import dk.pip.newsroom.FixedColumns;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.MonthBoard.Place;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.thread.Threads;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A month under way: stories in every state, one that was sent back with notes, an idea that nobody has taken; and a board
/// with fixed columns, promises, one that is late, one that never came, and a column that nobody has filled.
@Component
@Profile("demo")
class DemoNewsroom implements DemoStep {
  private static final String CABINETS =
      """
      Når man har glemt sit armbånd derhjemme, står man i svømmehallen i våde badebukser og kan ikke komme til sine sko. Det sker
      tyve gange om ugen, siger Hanne i billetsalget.

      Nu får hallen 240 nye skabe, der åbner med en kode, man selv vælger. De gamle nøgler bliver hængt op som en uro over
      børnebassinet.

      ## Skabene kommer i to omgange
      """;

  private static final String CARGO_BIKES =
      """
      Fire ladcykler står klar bag rådhuset, og man behøver ikke spørge nogen. Man skriver sit navn på tavlen, tager nøglen og
      stiller cyklen tilbage inden fyraften.

      - Den røde er bedst til kasser.
      - Den grønne har tag og er bedst i regn.
      - De to blå kan begge have en kollega med.

      > Jeg har ikke taget bilen til et møde siden påske.
      > — Karla fra Vej og Park
      """;

  private static final String LUNCH =
      """
      I 3.a har de byttet madpakker hver tirsdag siden jul. Reglen er, at ingen må vide, hvem man får.

      Det begyndte, fordi to drenge var trætte af leverpostej. Nu er der kø ved kassen med navnesedler, og kantinen har fået fire
      nye retter på kortet, som børnene selv har fundet på.
      """;

  private static final String BUS =
      """
      Chaufføren på linje 70 venter altid et halvt minut ved Søtorvet. Det står ikke i køreplanen, men alle ved det.

      Fra maj kommer det til at stå der. Trafikselskabet har lagt tredive sekunder ind, og den, der løber, når det.
      """;

  private static final String POOL =
      """
      Vandet i friluftsbadet er 23 grader, og i morgen tidlig klokken syv går lågen op. Det er to uger før planen, for solvarmen på
      omklædningens tag har arbejdet siden påske.

      De første hundrede, der springer i, får en kop kakao af badets venner. Resten må nøjes med udsigten.
      """;

  private static final String ROOMS =
      """
      Fra mandag står alle møderum i én kalender, også dem på materielgården og biblioteket. Du finder den, hvor du plejer, under
      »Lokaler«.

      Har du et fast møde, er det flyttet med. Se det efter, og skriv til Bo, hvis noget er landet forkert. Der er kaffe i rum 2,
      til vi har vænnet os til det.
      """;

  private static final String BOXES =
      """
      På fredag kan man låne en havekasse med jord, plantesække og en bog om radiser. Der er 60 kasser, og de står ved
      genbrugsstationen fra klokken 10.

      Man har den til efterårsferien og afleverer den tom. Det, der er groet i den, er ens eget.
      """;

  private static final String BRIDGE =
      """
      Broen ved Møllen har været lukket i tre uger, og mange spørger hvorfor. Det korte svar er en odder.
      """;

  private final Newsroom newsroom;
  private final Editions editions;
  private final Additions additions;
  private final MonthBoard board;
  private final FixedColumns columns;
  private final People people;
  private final Units units;
  private final Threads threads;
  private final Clock clock;

  DemoNewsroom(Newsroom newsroom, Editions editions, Additions additions, MonthBoard board, FixedColumns columns, People people, Units units, Threads threads, Clock clock) {
    this.newsroom = newsroom;
    this.editions = editions;
    this.additions = additions;
    this.board = board;
    this.columns = columns;
    this.people = people;
    this.units = units;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "newsroom";
  }

  /// The board begins with the month after the editions that are out.
  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    var editor = filling.editor();
    var writer = people.list().stream().filter(account -> account.role() == Role.CONTRIBUTOR).map(Account::id).findFirst().flatMap(people::find).orElse(editor);
    var today = Dates.local(clock.instant()).toLocalDate();

    newsroom.begin(editor, "Hvem maler mågerne på p-pladsen?", true);
    var depot = newsroom.begin(editor, "En dag på materielgården", true);
    task(editor, depot, writer.id(), today.plusDays(9));
    var cabinets = written(writer, "Svømmehallen får skabe, der kan huske", "Slut med armbåndet, man ikke har på.", CABINETS);
    additions.change(writer, cabinets, file -> file.with(StoryFile.VIDEO, Map.of("title", "Sådan åbner man et skab", "url", "https://video.ellebaek.example/skabet")));
    task(editor, cabinets, null, today.plusDays(4));

    var bikes = written(writer, "Tag en ladcykel", "De fire cykler bag rådhuset er for alle, der arbejder her.", CARGO_BIKES);
    newsroom.submit(writer, bikes);

    var lunch = written(writer, "Ni madpakker og en hemmelighed", "I 3.a ved ingen, hvad der er i kassen.", LUNCH);
    newsroom.submit(writer, lunch);
    newsroom.sendBack(editor, lunch, "Dejlig historie! Kan du få et af børnene til at sige noget? Og hvad hedder retterne?");
    newsroom.note(editor, lunch, null, "to drenge var trætte af leverpostej", "Spørg forældrene, før vi nævner nogen ved navn.");

    var bus = written(editor, "Bussen, der venter", "Et halvt minut har længe været en hemmelighed mellem chaufføren og os.", BUS);
    additions.change(editor, bus, DemoNewsroom::busWithAdditions);
    newsroom.approve(editor, bus);

    newsroom.drop(editor, written(writer, "Den store stol i vagtstuen", "", "Den blev lovet til marts, men stolen er solgt.\n"));

    comeOut(filling, alone(filling, "Vandet er varmt to uger før tid", "Friluftsbadet åbner i morgen tidlig.", "Fritid", POOL, Audience.PUBLIC));
    comeOut(filling, alone(filling, "Alle møderum i én kalender", "Fra mandag finder du dem samme sted.", "Os på rådhuset", ROOMS, Audience.STAFF));
    var boxes = alone(filling, "Lån en have på en halv kvadratmeter", "Tres havekasser venter ved genbrugsstationen.", "Fritid", BOXES, Audience.PUBLIC);
    editions.schedule(editor, boxes, Dates.instant(today.plusDays(3).atTime(7, 0)), null, false);

    fillBoard(filling, writer, today, depot, List.of(cabinets, bikes, lunch));
    followBench(editor);
  }

  /// The bench lost, won, and is being built.
  private void followBench(Staff editor) {
    var lost = threads.at("/nyheder/2026/baenken-igen").orElseThrow();
    var won = threads.at("/nyheder/2026/baenken").orElseThrow();
    threads.tieByHand(lost, won, editor.id());
    newsroom.list(editor, null, "Nu får bænken ben").forEach(built -> threads.tieByHand(won, StoriesInThread.ref(built.id()), editor.id()));
  }

  /// A story that is to come out by itself, approved by another than whoever made it ready.
  private EditionId alone(DemoFilling filling, String headline, String standfirst, String section, String body, Audience audience) {
    var editor = filling.editor();
    var story = newsroom.begin(editor, headline, false);
    newsroom.save(editor, story, 1, file -> file.with("standfirst", standfirst).with("byline", editor.name()).with("section", section).withBody(body));
    newsroom.assign(editor, story, null, null, audience);
    newsroom.approve(editor, story);
    if (!(editions.beginSingle(editor, story) instanceof Editions.SingleResult.Begun(var single))) {
      throw new IllegalStateException("The demo's own story can't come out by itself: " + headline);
    }
    editions.approve(filling.administrator(), single, 1);
    return single;
  }

  private void comeOut(DemoFilling filling, EditionId single) {
    var published = editions.publish(filling.editor(), single, null);
    if (!(published instanceof Editions.PublishResult.Published)) {
      throw new IllegalStateException("The demo's own story was not published: " + published);
    }
  }

  private void fillBoard(DemoFilling filling, Staff writer, LocalDate today, StoryId depot, List<StoryId> others) {
    var editor = filling.editor();
    var month = board.look(editor, null).next();
    var director = column("Direktørens klumme", filling.administrator().id(), null, 5);
    var workplace = column("Månedens arbejdsplads", null, unit("Skovskolen"), 6);
    column("Tal, der taler", editor.id(), null, 4);
    var quiz = column("Quiz", writer.id(), null, 3);
    var library = column("Nyt fra biblioteket", null, unit("Ellebæk Bibliotek"), 5);

    board.promise(filling.administrator(), new Place(month, director), "", null, null);
    board.place(editor, depot, "", new Place(month, workplace));
    board.promise(editor, new Place(month, quiz), "", writer.id(), today.minusDays(3));
    board.skip(editor, new Place(month, library), "");
    others.forEach(story -> board.place(editor, story, "", new Place(month, null)));

    var bridge = written(writer, "Hvorfor er broen lukket?", "", BRIDGE);
    board.place(editor, bridge, "", new Place(month.minusMonths(1), null));
  }

  private ColumnId column(String name, @Nullable StaffId owner, @Nullable UnitId unit, int days) {
    columns.add(new FixedColumn.Words(name, owner, unit, Audience.PUBLIC, days, 2));
    return columns.list().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().id();
  }

  private @Nullable UnitId unit(String name) {
    return units.list().stream().filter(it -> it.name().equals(name)).findFirst().map(Unit::id).orElse(null);
  }

  private static StoryFile busWithAdditions(StoryFile file) {
    var press = Map.of("source", "Ellebæk Tidende", "title", "Halvt minut redder morgenen", "date", "2026-03-30", "url", "https://ellebaektidende.example/halvt-minut");
    var related = Map.of("address", "/nyheder/2026/bil-nummer-syv", "title", "En nat med bil nummer syv");
    return file.with(StoryFile.PRESS, press).with(StoryFile.RELATED, List.of(related));
  }

  private StoryId written(Staff by, String headline, String standfirst, String body) {
    var id = newsroom.begin(by, headline, false);
    newsroom.save(by, id, 1, file -> file.with("standfirst", standfirst).with("byline", by.name()).withBody(body));
    return id;
  }

  private void task(Staff by, StoryId id, @Nullable StaffId writer, LocalDate deadline) {
    newsroom.assign(by, id, writer, deadline, Audience.PUBLIC);
  }
}
