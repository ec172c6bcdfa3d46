package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Municipality;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accessibility statement is to be brought up to date once a year.
class AccessibilityReminderTest extends SiteTest {
  private static final String PAGE = "/redaktion/tilgaengelighed";

  /// Letters leave at once: whom each was for is noted as it is kept.
  @BeforeAll
  static void noteLetters() {
    var jdbc = bean(JdbcClient.class);
    jdbc.sql("create table public.noted (address text)").update();
    jdbc.sql(
            """
            create function public.note() returns trigger language plpgsql as $$
            begin
              if new.kind = 'site.letter.statement' then
                insert into public.noted values (new.address);
              end if;
              return new;
            end $$
            """)
        .update();
    jdbc.sql("create trigger note before insert on mail.letter for each row execute function public.note()").update();
  }

  private static List<String> letters() {
    return bean(JdbcClient.class).sql("select address from public.noted order by address").query(String.class).list();
  }

  @Test
  void remindsOnceElevenMonthsAfterItWasLastUpdated() {
    var statement = bean(AccessibilityStatement.class);
    statement.run();
    as(alice).get(PAGE).isOk().says("Der er ingen erklæring endnu");
    bean(Municipality.class).saveStatement(URI.create("https://was.digst.dk/pip-ellebaek-dk"));
    statement.run();
    as(alice).get(PAGE).isOk().says("sidst opdateret den 10. marts 2026").says("10. februar 2027");
    as(bob).get(PAGE).isForbidden();

    clock().move(Duration.ofDays(336));
    as(alice).get("/redaktion").isOk().saysNot("Tilgængelighedserklæring");
    statement.run();
    assertThat(letters()).isEmpty();

    clock().move(Duration.ofDays(3));
    statement.run();
    statement.run();

    assertThat(letters()).containsExactly(agnes.mail(), alice.mail());
    as(alice).get("/redaktion").isOk().says("Tilgængelighedserklæring");
    as(charlie).get("/redaktion").isOk().saysNot("Tilgængelighedserklæring");
    as(alice).get(PAGE).says("Nu er det tid til at se den igennem");

    as(alice).post(PAGE).redirectsTo(PAGE);

    as(alice).get(PAGE).says("11. februar 2027".replace("11", String.valueOf(LocalDate.ofInstant(clock().instant(), java.time.ZoneOffset.UTC).getDayOfMonth())));
    as(alice).get("/redaktion").isOk().saysNot("Tilgængelighedserklæring");
    clock().move(Duration.ofDays(340));
    statement.run();
    assertThat(letters()).hasSize(4);
  }
}
