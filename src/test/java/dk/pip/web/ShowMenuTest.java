package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.Incoming;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShowMenuTest extends PipTest {
  private static final String WORK = "/redaktion/svar";

  @Test
  void showsEachTheirPlaces() {
    assertThat(work(as(alice))).containsExactly("Til dig", "Vejledninger", "Tips", "Historier", "Måneden", "Billeder", "Løfter", "Udgaver", "Udsendelser", "Redigér vejledninger", "Fremhævet", "Dialog", "Elevbyrådsdage", "Afstemninger", "Læsere", "Svar", "Kommentarer", "Links", "Søgninger");
    assertThat(work(as(agnes))).containsExactly("Til dig", "Vejledninger", "Tips", "Historier", "Måneden", "Billeder", "Løfter", "Udgaver", "Udsendelser", "Redigér vejledninger", "Fremhævet", "Dialog", "Elevbyrådsdage", "Afstemninger", "Læsere", "Svar", "Kommentarer", "Links", "Søgninger", "Indstillinger");
    assertThat(as(charlie).get("/kodeord").isOk().page().select(".staff-places a").eachText()).containsExactly("Til dig", "Vejledninger", "Historier", "Måneden", "Billeder", "Løfter", "Redigér vejledninger", "Dialog", "Elevbyrådsdage", "Links");
    assertThat(as(bob).get("/kodeord").isOk().page().select(".staff-places a").eachText()).containsExactly("Til dig", "Vejledninger", "Dialog");
    assertThat(fresh().get("/log-ind").isOk().page().select(".staff-places a").eachText()).containsExactly("Nyheder", "Udgaver");
    for (var page : List.of("/", "/udgaver", "/tilmeld", "/findes-ikke")) {
      assertThat(fresh().get(page).page().select(".bar-places a").eachText()).as(page).containsExactly("Nyheder", "Udgaver");
    }
    assertThat(as(alice).get(WORK).page().select(".staff-places [aria-current]").eachText()).containsExactly("Svar");
  }

  @Test
  void tellsHowMuchWaits() {
    var letter =
        """
        From: Bodil <bodil@ellebaek.example>
        To: retur@ellebaek.example
        Subject: Tak for brevet
        Message-ID: <hilsen@ellebaek.example>

        Hvor er det godt at læse om bænken.
        """;
    bean(Incoming.class).take(letter.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    bean(JdbcClient.class)
        .sql(
            """
            with e as (
              insert into editions.edition (id, audience, slug, number, month, title, created_at)
              values (gen_random_uuid(), 'STAFF', '1999-01', 1, '1999-01-01', 'Plan', now()) returning id)
            insert into editions.schedule (edition_id, publish_at, scheduled_by, failed)
            select id, now(), 'Alice', 'editions.schedule.refused' from e
            """)
        .update();

    assertThat(work(as(alice))).containsExactly("Til dig", "Vejledninger", "Tips", "Historier", "Måneden", "Billeder", "Løfter", "Udgaver 1 venter", "Udsendelser", "Redigér vejledninger", "Fremhævet", "Dialog", "Elevbyrådsdage", "Afstemninger", "Læsere", "Svar 1 venter", "Kommentarer", "Links", "Søgninger");

    bean(JdbcClient.class).sql("update returns.message set seen_at = now(), seen_by = 'Alice'").update();
    bean(JdbcClient.class).sql("delete from editions.schedule").update();
    assertThat(work(as(alice))).containsExactly("Til dig", "Vejledninger", "Tips", "Historier", "Måneden", "Billeder", "Løfter", "Udgaver", "Udsendelser", "Redigér vejledninger", "Fremhævet", "Dialog", "Elevbyrådsdage", "Afstemninger", "Læsere", "Svar", "Kommentarer", "Links", "Søgninger");
  }

  private static List<String> work(Client browser) {
    return browser.get(WORK).isOk().page().select(".staff-places a").eachText();
  }
}
