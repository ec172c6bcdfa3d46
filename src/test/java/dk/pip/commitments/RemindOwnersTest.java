package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.hold.Hold;
import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one letter that an address gets on a working day about all that was promised.
class RemindOwnersTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static final String KAREN = "karen@soetorvet.example";
  private static final List<DueWords.Line> LINES = new ArrayList<>();
  private static OtherServer server;
  private static UnitId parks;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
    var technics = unit(new Unit.Words(Unit.Kind.WORKPLACE, "Teknik", null, staff(Cast.AGNES).id(), ""));
    parks = unit(new Unit.Words(Unit.Kind.WORKPLACE, "Park og Vej", technics, staff(Cast.CHARLIE).id(), ""));
    server.bring("linesOfTests", (DueWords) _ -> List.copyOf(LINES));
  }

  private static UnitId unit(Unit.Words words) {
    return ((UnitChange.Done) server.bean(Units.class).add(staff(Cast.AGNES), words)).id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nothingPromised() {
    LINES.clear();
    at("2026-01-05T08:00:00Z");
    // What was promised can't be deleted, but it can end.
    var jdbc = server.bean(JdbcClient.class);
    jdbc.sql("update commitments.commitment set state = 'KEPT', ended_on = due where ended_on is null").update();
    for (var table : List.of("commitments.reminder", "commitments.reminded", "commitments.deputy", "mail.kept_mail")) {
      jdbc.sql("delete from " + table).update();
    }
  }

  private static void at(String time) {
    CLOCK.set(Instant.parse(time));
  }

  static Staff staff(Person person) {
    var people = server.bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  private static By.ByStaff alice() {
    return new By.ByStaff(staff(Cast.ALICE).id(), Cast.ALICE.name());
  }

  private static ContactId outside(String name, String mail) {
    return server.bean(Contacts.class).outside(name, "formand", "Søtorvets Venner", mail);
  }

  private static CommitmentId promise(String sentence, String due, ContactId owner, @Nullable UnitId unit) {
    var terms = CommitmentTerms.of(sentence, LocalDate.parse(due), owner, unit);
    var source = new CommitmentSource(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2025", null);
    return commitments().make(alice(), new NewCommitment(terms, CommitmentAudience.PUBLIC, source, Dates.local(CLOCK.instant()).toLocalDate(), UUID.randomUUID().toString()));
  }

  private static Commitments commitments() {
    return server.bean(Commitments.class);
  }

  private static void on(String day) {
    at(day + "T07:00:00Z");
    run();
  }

  private static void run() {
    server.bean(RemindOwners.class).run();
    server.bean(Outbox.class).sendDue();
    Await.until("the letters to leave", () -> server.bean(Outbox.class).countWaiting() == 0);
  }

  /// All of a time, night and day.
  private static void from(String first, String last) {
    LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).forEach(day -> on(day.toString()));
  }

  /// The oldest first.
  private static List<ReadMail> mails(String to) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().filter(kept -> kept.to().equals(to)).map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).toList().reversed();
  }

  private static List<String> subjects(String to) {
    return mails(to).stream().map(mail -> mail.header("Subject")).toList();
  }

  private static CommitmentLinks.Opened open(String link) {
    return server.bean(CommitmentLinks.class).open(link.substring(link.indexOf(CommitmentLinks.FOLDER) + CommitmentLinks.FOLDER.length()));
  }

  private static List<String> links(ReadMail mail) {
    return Pattern.compile("https?://\\S+/loefte/svar/\\S+").matcher(mail.text()).results().map(found -> found.group()).distinct().toList();
  }

  @Test
  void remindsTheOwnerThenTheLeaderThenTheNewsroom() {
    var karen = outside("Karen Lund", KAREN);
    var id = promise("Bænken står ved Søtorvet", "2026-04-05", karen, parks);
    from("2026-01-05", "2026-04-01");
    assertThat(subjects(KAREN)).containsExactly("Senest søndag 5. april: Bænken står ved Søtorvet", "Senest søndag 5. april: Bænken står ved Søtorvet", "Senest søndag 5. april: Bænken står ved Søtorvet");
    var first = mails(KAREN).getFirst();
    assertThat(first.text()).contains("Hej Karen Lund.", "Senest søndag 5. april. Lovet: Elevbyrådsdagen 2025.", "Sig, hvordan det går: https://pip.ellebaek.example/loefte/svar/");
    assertThat(first.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(open(links(first).getFirst())).isInstanceOfSatisfying(CommitmentLinks.Opened.Open.class, opened -> {
      assertThat(opened.commitment()).isEqualTo(id);
      assertThat(opened.by().contact()).isEqualTo(karen);
    });
    from("2026-04-02", "2026-04-20");
    assertThat(subjects(KAREN)).hasSize(4).last().isEqualTo("Datoen er gået: Bænken står ved Søtorvet");
    assertThat(mails(Cast.CHARLIE.mail())).singleElement().satisfies(mail -> {
      assertThat(mail.header("Subject")).isEqualTo("Et løfte er over datoen");
      assertThat(mail.text()).contains("HOS DEM, DU LEDER", "Ejer: Karen Lund, formand, Søtorvets Venner.", "/loefter/baenken-staar-ved-soetorvet-").doesNotContain("/loefte/svar/");
    });
    assertThat(mails(Cast.ALICE.mail())).singleElement().satisfies(mail -> assertThat(mail.text()).contains("TIL REDAKTIONEN", "/redaktion/loefter/" + id.value()));
    // A date of its own begins anew, and what has ended is left in peace.
    commitments().report(alice(), id, CommitmentReport.of(CommitmentState.LATE, "Træet kom sent.", LocalDate.of(2026, 5, 29), 0), "k1");
    from("2026-04-22", "2026-05-28");
    assertThat(subjects(KAREN)).hasSize(6).last().isEqualTo("Senest fredag 29. maj: Bænken står ved Søtorvet");
    commitments().report(alice(), id, CommitmentReport.of(CommitmentState.KEPT, "", null, 0), "k2");
    from("2026-05-29", "2026-07-01");
    assertThat(subjects(KAREN)).hasSize(6);
    assertThat(mails(Cast.CHARLIE.mail())).hasSize(1);
  }

  @Test
  void writesOnlyOnWorkingDaysAndByDanishDays() {
    var karen = outside("Karen Lund", KAREN);
    promise("Juletræet er tændt", "2026-12-27", karen, null);
    from("2026-12-24", "2026-12-27");
    assertThat(mails(KAREN)).isEmpty();
    on("2026-12-28");
    assertThat(subjects(KAREN)).containsExactly("Datoen er gået: Juletræet er tændt");
    // Half past midnight in Denmark, on both sides of the night on which the clock is changed.
    at("2027-01-04T08:00:00Z");
    promise("Sommertid", "2027-03-30", karen, null);
    at("2027-03-14T23:30:00Z");
    run();
    at("2027-03-25T22:59:00Z");
    run();
    var ahead = mails(KAREN).size();
    at("2027-03-29T21:59:00Z");
    run();
    assertThat(mails(KAREN)).as("Easter Monday").hasSize(ahead);
    at("2027-03-29T22:01:00Z");
    run();
    assertThat(mails(KAREN)).hasSize(ahead + 1).last().satisfies(mail -> assertThat(mail.text()).contains("Det er i dag, tirsdag 30. marts."));
  }

  @Test
  void gathersAHundredIntoOneLetterThatCanBeRead() throws Exception {
    var karen = outside("Karen Lund", KAREN);
    var long100 = "Stien langs åen er fejet, saltet & ryddet for løv, grene og sne hver eneste morgen før kl. 7, også i weekender <og> på helligdage, ";
    for (var i = 1; i <= 100; i++) {
      promise(i % 2 == 0 ? "Løfte nr. " + i : long100 + "nr. " + i, "2026-03-10", karen, parks);
    }
    var workplace = server.bean(Contacts.class).ofUnit(server.bean(Units.class).find(parks).orElseThrow());
    promise("Stien er fejet", "2026-03-10", workplace, parks);
    LINES.add(new DueWords.Line("dialogue step 7", LocalDate.of(2026, 3, 10), "ahead 2", new MailAddress(KAREN), "Karen Lund", "Midtvejssamtale", "Skemaet skal ind i dag.", "Åbn skemaet", "/dialog/mit/abc"));
    on("2026-03-10");
    assertThat(mails(KAREN)).singleElement().satisfies(mail -> {
      assertThat(mail.header("Subject")).isEqualTo("101 løfter, som vi gerne vil høre fra dig om");
      assertThat(links(mail)).hasSize(100);
      assertThat(mail.text()).contains("* Midtvejssamtale", "https://pip.ellebaek.example/dialog/mit/abc", "Og 91 til");
      assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(102_000);
      assertThat(mail.html().split(">\\s*Sig, hvordan det går\\s*<", -1)).hasSize(11);
      assertThat(mail.html()).contains("saltet &amp; ryddet", "&lt;og&gt;");
    });
    keep("hundred", mails(KAREN).getFirst());
    // The workplace has no address of its own: its letter goes to whoever answers for it.
    assertThat(subjects(Cast.CHARLIE.mail())).containsExactly("I dag: Stien er fejet");
    assertThat(mails(Cast.CHARLIE.mail()).getFirst().text()).startsWith("pip, Ellebæk Kommune").containsPattern("(?m)^Hej\\.$");
    keep("one", mails(Cast.CHARLIE.mail()).getFirst());
    run();
    assertThat(mails(KAREN)).hasSize(1);
    from("2026-03-11", "2026-03-17");
    assertThat(mails(KAREN)).as("the day after").hasSize(2);
    keep("late", mails(Cast.CHARLIE.mail()).getLast());
    assertThat(subjects(Cast.CHARLIE.mail())).last().isEqualTo("100 løfter er over datoen");
    // Their own was late on the day before.
    assertThat(subjects(Cast.CHARLIE.mail())).contains("Datoen er gået: Stien er fejet");
  }

  @Test
  void leavesWhatHasNoRoomForTheNextDay() {
    var karen = outside("Karen Lund", KAREN);
    for (var i = 1; i <= 160; i++) {
      promise("Løfte nr. " + i, "2026-03-10", karen, null);
    }
    on("2026-03-10");
    assertThat(mails(KAREN).getFirst().text()).contains("10 mere kommer i den næste mail.");
    run();
    assertThat(mails(KAREN)).hasSize(1);
    assertThat(links(mails(KAREN).getFirst())).hasSize(150);
  }

  /// Somebody who can't be written to must not be the end of it.
  @Test
  void asksTheLeaderOrTheNewsroomWhereTheOwnerCannotBeReached() {
    promise("Uden adresse, med leder", "2026-03-10", outside("Post Løs", ""), parks);
    promise("Uden adresse og leder", "2026-03-10", outside("Post Løs", ""), null);
    on("2026-03-10");
    assertThat(mails(Cast.CHARLIE.mail())).singleElement().satisfies(mail -> assertThat(mail.text()).contains("med leder").doesNotContain("adresse og leder"));
    assertThat(mails(Cast.ALICE.mail())).singleElement().satisfies(mail -> assertThat(mail.text()).contains("adresse og leder"));
    // Where the leader owns it, whoever is above hears of it.
    promise("Lederens eget", "2026-03-20", server.bean(Contacts.class).ofStaff(staff(Cast.CHARLIE)), parks);
    from("2026-03-11", "2026-03-27");
    assertThat(mails(Cast.AGNES.mail())).singleElement().satisfies(mail -> assertThat(mail.text()).contains("Lederens eget"));
  }

  @Test
  void saysItOnceHoweverManyNodesRunAndWhateverBreaks() throws Exception {
    var karen = outside("Karen Lund", KAREN);
    promise("Én gang", "2026-03-10", karen, null);
    at("2026-03-10T07:00:00Z");
    var jdbc = server.bean(JdbcClient.class);
    // The power goes as the letter is laid into the outbox.
    jdbc.sql("create function mail.refuse_test() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$").update();
    jdbc.sql("create trigger refuse_test before insert on mail.letter for each row execute function mail.refuse_test()").update();
    try {
      server.bean(RemindOwners.class).run();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("gone");
    }
    jdbc.sql("drop trigger refuse_test on mail.letter").update();
    jdbc.sql("drop function mail.refuse_test()").update();
    assertThat(mails(KAREN)).isEmpty();
    var nodes = 4;
    var barrier = new CyclicBarrier(nodes);
    try (var all = Executors.newFixedThreadPool(nodes)) {
      var runs = new ArrayList<Callable<Void>>();
      for (var i = 0; i < nodes; i++) {
        runs.add(
            () -> {
              barrier.await();
              server.bean(RemindOwners.class).run();
              return null;
            });
      }
      for (var run : all.invokeAll(runs)) {
        run.get();
      }
    }
    run();
    assertThat(subjects(KAREN)).containsExactly("I dag: Én gang");
  }

  @Test
  void keepsStillInACopyThatIsHeld() {
    promise("Holdt tilbage", "2026-03-10", outside("Karen Lund", KAREN), null);
    server.bean(Hold.class).begin(CLOCK.instant(), CLOCK.instant());
    on("2026-03-10");
    assertThat(server.bean(JdbcClient.class).sql("select count(*) from commitments.reminder").query(Integer.class).single()).isZero();
    server.bean(Hold.class).release("Agnes", CLOCK.instant());
    run();
    assertThat(subjects(KAREN)).containsExactly("I dag: Holdt tilbage");
  }

  @Test
  void writesToTheDeputyMeanwhile() {
    var karen = outside("Karen Lund", KAREN);
    var id = promise("Mens jeg er væk", "2026-03-24", karen, null);
    var deputies = server.bean(Deputies.class);
    var bo = outside("Bo Bak", "bo@soetorvet.example");
    var away = new MailAddress(KAREN);
    assertThat(deputies.name(alice(), away, "Karen Lund", karen, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 25))).hasValue(DeputyFault.SELF);
    assertThat(deputies.name(alice(), away, "Karen Lund", bo, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 19))).hasValue(DeputyFault.DAYS);
    assertThat(deputies.name(alice(), away, "Karen Lund", outside("Uden", ""), LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 21))).hasValue(DeputyFault.UNREACHABLE);
    assertThat(deputies.name(alice(), new MailAddress("Karen@soetorvet.example"), "Karen Lund", bo, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 24))).isEmpty();
    from("2026-03-01", "2026-03-24");
    assertThat(subjects(KAREN)).as("ten working days ahead").hasSize(1);
    assertThat(mails("bo@soetorvet.example")).hasSize(2).last().satisfies(mail -> {
      assertThat(mail.text()).contains("Hej Bo Bak.", "Karen Lund er væk til og med 24. marts 2026, og du svarer imens.");
      assertThat(mail.header("Subject")).isEqualTo("I dag: Mens jeg er væk");
    });
    keep("deputy", mails("bo@soetorvet.example").getLast());
    var link = links(mails("bo@soetorvet.example").getLast()).getFirst();
    var opened = (CommitmentLinks.Opened.Open) open(link);
    assertThat(server.bean(CommitmentLinks.class).isDeputy(opened.by())).isTrue();
    assertThat(commitments().report(opened.by(), id, CommitmentReport.of(CommitmentState.LATE, "Karen er væk.", LocalDate.of(2026, 4, 30), 0), "d1")).isInstanceOf(Reported.Done.class);
    assertThat(commitments().history(id).getLast().by()).isEqualTo(opened.by()).isEqualTo(new By.ByContact(bo, opened.by().link()));
    assertThat(open(links(mails(KAREN).getFirst()).getFirst())).isInstanceOf(CommitmentLinks.Opened.Open.class);
    // Dead as the day ends in Denmark, also before any timer has come by.
    at("2026-03-24T22:59:00Z");
    assertThat(open(link)).isInstanceOf(CommitmentLinks.Opened.Open.class);
    at("2026-03-24T23:00:00Z");
    assertThat(open(link)).isInstanceOf(CommitmentLinks.Opened.Recalled.class);
    deputies.endPassed();
    assertThat(open(link)).isInstanceOf(CommitmentLinks.Opened.Recalled.class);
    assertThat(commitments().report(opened.by(), id, CommitmentReport.of(CommitmentState.KEPT, "", null, 0), "d2")).isInstanceOf(Reported.LinkGone.class);
    from("2026-04-01", "2026-04-30");
    assertThat(mails(KAREN)).as("back with its owner").hasSize(4);
    // Ended by hand: dead at once.
    var other = promise("En til", "2026-06-01", karen, null);
    assertThat(deputies.name(alice(), away, "Karen Lund", bo, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 6, 30))).isEmpty();
    var path = server.bean(CommitmentLinks.class).pathOf(deputies.of(away).orElseThrow(), other);
    assertThat(open(path)).isInstanceOf(CommitmentLinks.Opened.Open.class);
    assertThat(deputies.end(alice(), deputies.list(away).getFirst().id())).isTrue();
    assertThat(open(path)).isInstanceOf(CommitmentLinks.Opened.Recalled.class);
    assertThat(deputies.of(away)).isEmpty();
    // Whoever becomes the owner has a link of their own that stays.
    assertThat(deputies.name(alice(), away, "Karen Lund", bo, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 6, 30))).isEmpty();
    var asDeputy = server.bean(CommitmentLinks.class).pathOf(deputies.of(away).orElseThrow(), other);
    commitments().handOver(alice(), other, bo, null, "", 0, "h1");
    assertThat(open(asDeputy)).isInstanceOf(CommitmentLinks.Opened.Recalled.class);
    var own = server.bean(CommitmentLinks.class).path(other, bo);
    deputies.end(alice(), deputies.list(away).getFirst().id());
    assertThat(open(own)).isInstanceOf(CommitmentLinks.Opened.Open.class);
  }

  @Test
  void goesPastDeputiesWhoAreAwayThemselves() {
    var deputies = server.bean(Deputies.class);
    var karen = server.bean(Contacts.class).get(outside("Karen Lund", KAREN));
    var bo = outside("Bo Bak", "bo@soetorvet.example");
    var ida = outside("Ida Dam", "ida@soetorvet.example");
    var first = LocalDate.of(2026, 1, 5);
    deputies.name(alice(), new MailAddress(KAREN), "Karen Lund", bo, first, first.plusDays(5));
    deputies.name(alice(), new MailAddress("bo@soetorvet.example"), "Bo Bak", ida, first, first.plusDays(5));
    assertThat(deputies.reach(karen)).get().satisfies(reach -> assertThat(reach.to().text()).isEqualTo("ida@soetorvet.example"));
    deputies.name(alice(), new MailAddress("ida@soetorvet.example"), "Ida Dam", karen.id(), first, first.plusDays(5));
    assertThat(deputies.reach(karen)).get().satisfies(reach -> assertThat(reach.to().text()).isEqualTo(KAREN));
  }

  /// To be looked at.
  private static void keep(String name, ReadMail mail) {
    var folder = System.getProperty("pip.look.mails");
    if (folder != null) {
      try {
        Files.createDirectories(Path.of(folder));
        Files.writeString(Path.of(folder, name + ".html"), mail.html());
        Files.writeString(Path.of(folder, name + ".txt"), mail.text());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
