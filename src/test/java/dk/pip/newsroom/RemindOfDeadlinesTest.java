package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.newsroom.MonthBoard.Place;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One mail before a deadline and one after it, on working days, about everything at once, and never two for one thing.
class RemindOfDeadlinesTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final StoppedClock CLOCK = new StoppedClock();
  private static OtherServer server;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void emptyBoard() {
    allTold();
    var jdbc = server.bean(JdbcClient.class);
    for (var table : List.of("told", "board_change", "promise", "fixed_column", "edition_day", "story")) {
      jdbc.sql("delete from newsroom." + table).update();
    }
    jdbc.sql("delete from mail.kept_mail").update();
    CLOCK.set(StoppedClock.START);
    server.bean(MonthBoard.class).comesOut(MARCH, LocalDate.of(2026, 3, 26));
  }

  @Test
  void remindsTheOwnerOfAColumnOnceBeforeAndOnceAfter() {
    column("Quiz", Cast.CHARLIE, 3, 2);
    for (var day = 10; day <= 31; day++) {
      on("2026-03-" + day);
    }
    // The deadline is Monday 23; two working days ahead of it is Thursday 19.
    assertThat(mails(Cast.CHARLIE)).extracting(mail -> mail.header("Subject")).containsExactly("Frist mandag 23. marts: Quiz", "Fristen er gået: Quiz");
    assertThat(mails(Cast.CHARLIE).getFirst().text()).contains("Hej Charlie Krog", "»Quiz« til marts. Frist mandag 23. marts.", "/redaktion/maaned");
    assertThat(mails(Cast.CHARLIE).getLast().text()).contains("Den skulle være kommet mandag 23. marts");
    assertThat(days(Cast.CHARLIE)).containsExactly("2026-03-19", "2026-03-24");
    assertThat(mails(Cast.ALICE)).isEmpty();
  }

  @Test
  void gathersAllThatOneHasInOneMail() {
    column("Quiz", Cast.CHARLIE, 3, 2);
    column("Gåden", Cast.CHARLIE, 3, 2);
    var newsroom = server.bean(Newsroom.class);
    newsroom.assign(staff(Cast.AGNES), newsroom.begin(staff(Cast.CHARLIE), "Sære svaner", false), null, LocalDate.of(2026, 3, 23), Audience.PUBLIC);
    on("2026-03-19");
    on("2026-03-19");
    assertThat(mails(Cast.CHARLIE)).singleElement().satisfies(mail -> {
      assertThat(mail.header("Subject")).isEqualTo("3 frister i pip");
      assertThat(mail.text()).contains("»Quiz« til marts", "»Gåden« til marts", "»Sære svaner«. Frist mandag 23. marts.");
    });
  }

  /// Over Easter the reminder comes on the last working day that is early enough.
  @Test
  void knowsHolidays() {
    server.bean(MonthBoard.class).comesOut(YearMonth.of(2026, 4), LocalDate.of(2026, 4, 8));
    CLOCK.set(Instant.parse("2026-04-01T07:00:00Z"));
    column("Quiz", Cast.CHARLIE, 1, 1);
    for (var day = 1; day <= 9; day++) {
      on("2026-04-0" + day);
    }
    // Tuesday 7 is the deadline; the working day ahead of it is Wednesday 1, before the holidays.
    assertThat(days(Cast.CHARLIE)).containsExactly("2026-04-01", "2026-04-08");
  }

  @Test
  void saysNothingOfWhatIsHereOrLeftOut() {
    var handedIn = column("Klummen", Cast.CHARLIE, 3, 2);
    var skipped = column("Quiz", Cast.CHARLIE, 3, 2);
    column("Uden påmindelse", Cast.CHARLIE, 3, 0);
    var board = server.bean(MonthBoard.class);
    board.skip(staff(Cast.ALICE), new Place(MARCH, skipped), "");
    var story = board.begin(staff(Cast.CHARLIE), new Place(MARCH, handedIn), "").story();
    var newsroom = server.bean(Newsroom.class);
    newsroom.save(staff(Cast.CHARLIE), Objects.requireNonNull(story), 1, file -> file.withBody("Færdig.\n"));
    assertThat(newsroom.submit(staff(Cast.CHARLIE), story)).isEqualTo(Newsroom.StepResult.DONE);
    on("2026-03-20");
    on("2026-03-24");
    assertThat(reminders(Cast.CHARLIE)).isEmpty();
  }

  @Test
  void writesToWhoseTurnItIsAndToNobodyWhoIsGone() {
    var quiz = column("Quiz", Cast.CHARLIE, 3, 2);
    var board = server.bean(MonthBoard.class);
    board.promise(staff(Cast.AGNES), new Place(MARCH, quiz), "", id(Cast.ALICE), null);
    allTold();
    assertThat(mails(Cast.ALICE)).singleElement().satisfies(mail -> assertThat(mail.text()).contains("Agnes Dahl har skrevet dig på »Quiz« i marts.", "Frist mandag 23. marts."));
    on("2026-03-20");
    assertThat(reminders(Cast.ALICE)).hasSize(1);
    assertThat(reminders(Cast.CHARLIE)).isEmpty();

    var people = server.bean(People.class);
    people.disable(staff(Cast.AGNES), id(Cast.ALICE));
    on("2026-03-24");
    people.enable(staff(Cast.AGNES), id(Cast.ALICE));
    assertThat(reminders(Cast.ALICE)).hasSize(1);
  }

  /// Whoever is asked to write something that day isn't reminded of it, too.
  @Test
  void writesNeverTwiceADayAboutOneThing() {
    CLOCK.set(Instant.parse("2026-03-19T05:00:00Z"));
    var newsroom = server.bean(Newsroom.class);
    newsroom.assign(staff(Cast.AGNES), newsroom.begin(staff(Cast.AGNES), "Rundkørslen", true), id(Cast.CHARLIE), LocalDate.of(2026, 3, 20), Audience.PUBLIC);
    allTold();
    on("2026-03-19");
    assertThat(mails(Cast.CHARLIE)).singleElement().satisfies(mail -> assertThat(mail.header("Subject")).isEqualTo("Vil du skrive: Rundkørslen"));
    on("2026-03-20");
    on("2026-03-20");
    assertThat(mails(Cast.CHARLIE)).hasSize(2);
  }

  @Test
  void remindsAgainOfWhatWasMovedToAnotherMonth() {
    var quiz = column("Quiz", Cast.CHARLIE, 3, 2);
    var board = server.bean(MonthBoard.class);
    board.comesOut(YearMonth.of(2026, 4), LocalDate.of(2026, 4, 23));
    board.promise(staff(Cast.CHARLIE), new Place(MARCH, quiz), "", null, null);
    on("2026-03-20");
    var promise = board.look(staff(Cast.ALICE), MARCH).month().columns().getFirst();
    board.move(staff(Cast.ALICE), Objects.requireNonNull(promise.promise()).id(), promise.stamp(), new Place(YearMonth.of(2026, 4), quiz));
    board.skip(staff(Cast.ALICE), new Place(MARCH, quiz), "");
    on("2026-03-24");
    on("2026-04-17");
    assertThat(reminders(Cast.CHARLIE)).extracting(mail -> mail.header("Subject")).containsExactly("Frist mandag 23. marts: Quiz", "Frist mandag 20. april: Quiz");
  }

  /// Several nodes, and one that does it again after a crash.
  @Test
  void sendsOneWhoeverCallsAndHoweverOften() throws Exception {
    column("Quiz", Cast.CHARLIE, 3, 2);
    CLOCK.set(Instant.parse("2026-03-19T06:30:00Z"));
    var reminders = server.bean(RemindOfDeadlines.class);
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var done : threads.invokeAll(Collections.nCopies(100, Executors.callable(reminders::run)))) {
        done.get();
      }
    }
    allSent();
    assertThat(mails(Cast.CHARLIE)).hasSize(1);
  }

  /// Killed between the note and the letter, it has done neither, and does both the next time.
  @Test
  void losesNoMailToACrashBetweenTheNoteAndTheLetter() {
    column("Quiz", Cast.CHARLIE, 3, 2);
    var jdbc = server.bean(JdbcClient.class);
    jdbc.sql("alter table mail.letter add constraint no_room check (kind <> 'newsroom.letter.reminder') not valid").update();
    try {
      assertThatThrownBy(() -> on("2026-03-19")).isInstanceOf(DataIntegrityViolationException.class);
      assertThat(days(Cast.CHARLIE)).isEmpty();
    } finally {
      jdbc.sql("alter table mail.letter drop constraint no_room").update();
    }
    on("2026-03-19");
    on("2026-03-20");
    assertThat(mails(Cast.CHARLIE)).extracting(mail -> mail.header("Subject")).containsExactly("Frist mandag 23. marts: Quiz");
  }

  @Test
  void keepsNobodyWaitingForAnothersTrouble() {
    column("Quiz", Cast.CHARLIE, 3, 2);
    column("Gåden", Cast.ALICE, 3, 2);
    var jdbc = server.bean(JdbcClient.class);
    jdbc.sql("alter table mail.letter add constraint no_room check (address <> '%s') not valid".formatted(Cast.CHARLIE.mail())).update();
    try {
      assertThatThrownBy(() -> on("2026-03-19")).isInstanceOf(DataIntegrityViolationException.class);
      allSent();
      assertThat(mails(Cast.ALICE)).hasSize(1);
    } finally {
      jdbc.sql("alter table mail.letter drop constraint no_room").update();
    }
    on("2026-03-19");
    assertThat(mails(Cast.CHARLIE)).hasSize(1);
    assertThat(mails(Cast.ALICE)).hasSize(1);
  }

  private static void on(String day) {
    CLOCK.set(Instant.parse(day + "T06:30:00Z"));
    server.bean(RemindOfDeadlines.class).run();
    allSent();
  }

  private static void allSent() {
    server.bean(Outbox.class).sendDue();
    Await.until("the letters to leave", () -> server.bean(Outbox.class).countWaiting() == 0);
  }

  private static ColumnId column(String name, Person owner, int days, int reminder) {
    var columns = server.bean(FixedColumns.class);
    columns.add(new FixedColumn.Words(name, id(owner), null, Audience.PUBLIC, days, reminder));
    return columns.list().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow().id();
  }

  private static StaffId id(Person person) {
    return server.bean(People.class).list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }

  private static Staff staff(Person person) {
    return server.bean(People.class).find(id(person)).orElseThrow();
  }

  private static void allTold() {
    var jdbc = server.bean(JdbcClient.class);
    Await.until("everybody to be told", () -> jdbc.sql("select count(*) from events.delivery").query(Long.class).single() == 0);
    allSent();
  }

  /// The oldest first.
  private static List<ReadMail> mails(Person to) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream()
        .filter(kept -> kept.to().equals(to.mail()))
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
        .toList()
        .reversed();
  }

  private static List<ReadMail> reminders(Person to) {
    return mails(to).stream().filter(mail -> mail.text() != null && mail.text().contains("Det her venter vi på fra dig")).toList();
  }

  private static List<String> days(Person to) {
    return server.bean(JdbcClient.class)
        .sql("select told_on::text from newsroom.told where staff_id = :id order by told_on")
        .param("id", id(to).value())
        .query(String.class)
        .list();
  }
}
