package dk.pip.newsroom.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.Audience;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.Newsroom;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A month under way: stories in every state, one that was sent back with notes, and an idea that nobody has taken.
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

  private final Newsroom newsroom;
  private final People people;
  private final Clock clock;

  DemoNewsroom(Newsroom newsroom, People people, Clock clock) {
    this.newsroom = newsroom;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "newsroom";
  }

  @Override
  public void fill(DemoFilling filling) {
    var editor = filling.editor();
    var writer = people.list().stream().filter(account -> account.role() == Role.CONTRIBUTOR).map(Account::id).findFirst().flatMap(people::find).orElse(editor);
    var today = Dates.local(clock.instant()).toLocalDate();

    newsroom.begin(editor, "Hvem maler mågerne på p-pladsen?", true);
    task(editor, newsroom.begin(editor, "En dag på materielgården", true), writer.id(), today.plusDays(9));
    task(editor, written(writer, "Svømmehallen får skabe, der kan huske", "Slut med armbåndet, man ikke har på.", CABINETS), null, today.plusDays(4));

    newsroom.submit(writer, written(writer, "Tag en ladcykel", "De fire cykler bag rådhuset er for alle, der arbejder her.", CARGO_BIKES));

    var lunch = written(writer, "Ni madpakker og en hemmelighed", "I 3.a ved ingen, hvad der er i kassen.", LUNCH);
    newsroom.submit(writer, lunch);
    newsroom.sendBack(editor, lunch, "Dejlig historie! Kan du få et af børnene til at sige noget? Og hvad hedder retterne?");
    newsroom.note(editor, lunch, null, "to drenge var trætte af leverpostej", "Spørg forældrene, før vi nævner nogen ved navn.");

    var bus = written(editor, "Bussen, der venter", "Et halvt minut har længe været en hemmelighed mellem chaufføren og os.", BUS);
    newsroom.approve(editor, bus);

    newsroom.drop(editor, written(writer, "Den store stol i vagtstuen", "", "Den blev lovet til marts, men stolen er solgt.\n"));
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
