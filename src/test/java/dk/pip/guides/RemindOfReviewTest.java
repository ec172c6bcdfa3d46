package dk.pip.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One mail ahead of the day on which a page is to be reviewed and one on it, on working days, about all of somebody's pages.
class RemindOfReviewTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static OtherServer server;
  private static GuidesAtHand hand;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
    hand = new GuidesAtHand(type -> server.bean(type));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nothingToReview() {
    server.bean(JdbcClient.class).sql("delete from guides.guide").update();
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    CLOCK.set(StoppedClock.START);
  }

  private static GuideId page(String title, @Nullable Person owner, @Nullable UnitId unit, String day) {
    var id = hand.out(Cast.ALICE, null, title, Audience.STAFF, "Tekst.");
    hand.desk().describe(hand.staff(Cast.ALICE), id, new GuideDesk.About(Audience.STAFF, owner == null ? null : hand.staff(owner).id(), unit, LocalDate.parse(day), false));
    return id;
  }

  private static void on(String day) {
    CLOCK.set(Instant.parse(day + "T06:30:00Z"));
    server.bean(RemindOfReviews.class).run();
    server.bean(Outbox.class).sendDue();
    Await.until("the letters to leave", () -> server.bean(Outbox.class).countWaiting() == 0);
  }

  /// The oldest first.
  private static List<ReadMail> mails(Person to) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().filter(kept -> kept.to().equals(to.mail())).map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).toList().reversed();
  }

  @Test
  void remindsTwoWeeksAheadAndOnTheDay() {
    // Saturday 28: the mail comes on Monday.
    var guide = page("Når du bliver syg", Cast.CHARLIE, null, "2026-03-28");
    for (var day = 10; day <= 31; day++) {
      on("2026-03-" + day);
    }
    assertThat(mails(Cast.CHARLIE)).extracting(mail -> mail.header("Subject")).containsExactly("Gennemgå snart: Når du bliver syg", "Gennemgå nu: Når du bliver syg");
    assertThat(mails(Cast.CHARLIE).getFirst().text()).contains("Hej Charlie Krog", "»Når du bliver syg« skal gennemgås senest lørdag 28. marts.", "/redaktion/vejledninger/" + guide.value());
    assertThat(mails(Cast.CHARLIE).getLast().text()).contains("skulle være gennemgået senest lørdag 28. marts");
    assertThat(mails(Cast.CHARLIE).getLast().html()).contains("Åbn vejledningen");
    assertThat(server.bean(JdbcClient.class).sql("select told_on::text from guides.told order by told_on").query(String.class).list()).containsExactly("2026-03-16", "2026-03-30");

    // Reviewed, it is asked for in a year.
    hand.desk().reviewed(hand.staff(Cast.CHARLIE), guide);
    on("2026-04-01");
    assertThat(mails(Cast.CHARLIE)).hasSize(2);
  }

  @Test
  void gathersAllInOneMailToThePersonOrTheUnitsContact() {
    var words = new Unit.Words(Unit.Kind.WORKPLACE, "Personale", null, hand.staff(Cast.CHARLIE).id(), "");
    var unit = ((UnitChange.Done) server.bean(Units.class).add(hand.staff(Cast.AGNES), words)).id();
    page("Ferie", Cast.CHARLIE, null, "2026-03-16");
    page("Løn", null, unit, "2026-03-10");
    page("Alices", Cast.ALICE, null, "2026-03-16");
    page("Bobs", Cast.BOB, null, "2026-03-16");
    page("Ingens", null, null, "2026-03-16");
    hand.desk().takeDown(hand.staff(Cast.ALICE), page("Taget ned", Cast.CHARLIE, null, "2026-03-16"));
    var draft = hand.written(Cast.ALICE, null, "Kladde", "");
    hand.desk().describe(hand.staff(Cast.ALICE), draft, new GuideDesk.About(Audience.STAFF, hand.staff(Cast.CHARLIE).id(), null, LocalDate.of(2026, 3, 16), false));
    on("2026-03-10");
    on("2026-03-10");
    assertThat(mails(Cast.CHARLIE)).singleElement().satisfies(mail -> {
      assertThat(mail.header("Subject")).isEqualTo("2 vejledninger skal gennemgås");
      assertThat(mail.text()).contains("»Ferie« skal gennemgås senest mandag 16. marts.", "»Løn« skulle være gennemgået senest tirsdag 10. marts.", "?vis=gennemgang");
    });
    assertThat(mails(Cast.ALICE)).hasSize(1);
    assertThat(mails(Cast.BOB)).isEmpty();
  }
}
