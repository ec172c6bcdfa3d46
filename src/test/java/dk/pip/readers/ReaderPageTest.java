package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ReaderPageTest extends ReaderTest {
  private static final ListId city = publicList("by");
  private static final ListId schools = publicList("skoler");

  private static String page(ReaderId reader) {
    return URI.create(bean(ReaderLinks.class).page(reader)).getPath();
  }

  private static Client save(ReaderId reader, String pace, String until, ListId... lists) {
    var client = fresh().fill("name", "Bodil Lund").fill("language", "en").fill("pace", pace).fill("until", until);
    for (var list : lists) {
      client.fill("list", list.value().toString());
    }
    client.postWithoutToken(page(reader)).redirectsTo(page(reader) + "?gemt");
    return client;
  }

  @Test
  void changesListsPaceAndLanguage() {
    var reader = reader("skift@en.example", city);

    save(reader, "monthly", "", schools).get(page(reader)).isOk().says("Your mails from us");

    assertThat(addresses(city)).doesNotContain("skift@en.example");
    assertThat(addresses(schools)).contains("skift@en.example");
    assertThat(addresses(schools)).as("one a month").doesNotContain("skift@en.example");
    assertThat(bean(Subscriptions.class).consents(reader)).extracting(Subscriptions.Consent::list).containsExactly(schools);
  }

  @Test
  void pausesUntilADay() {
    var reader = reader("pause@en.example", city);
    var day = dk.pip.shared.Dates.local(clock().instant()).toLocalDate().plusDays(3);

    save(reader, "pause", day.toString(), city);

    assertThat(bean(Readers.class).count(List.of(city))).isEqualTo(addresses(city).size());
    assertThat(addresses(city)).doesNotContain("pause@en.example");
    clock().move(Duration.ofDays(3));
    assertThat(addresses(city)).contains("pause@en.example");
  }

  @Test
  void refusesAPauseThatIsOver() {
    var reader = reader("fortid@en.example", city);

    var again =
        fresh()
            .fill("pace", "pause")
            .fill("until", "2020-01-01")
            .fill("language", "en")
            .fill("list", schools.value().toString())
            .postWithoutToken(page(reader))
            .isRefused()
            .says("Vælg en dag fra i morgen")
            .page();

    assertThat(again.select("input[name=list][checked]").eachAttr("value"))
        .as("what was typed, which is what the next press saves")
        .containsExactly(schools.value().toString());
    assertThat(again.select("input[name=language][checked]").eachAttr("value")).containsExactly("en");
  }

  @Test
  void showsTheWordsThatWhoeverJoinsSaysYesTo() {
    var reader = reader("ord@en.example", city);
    var shown = fresh().get(page(reader)).isOk();

    save(reader, "all", "", city, schools);

    var yes = bean(Subscriptions.class).consents(reader).getFirst();
    assertThat(yes.list()).isEqualTo(schools);
    shown.says(yes.text());
  }

  @Test
  void handsEverythingOver() {
    var reader = reader("hent@en.example", city);
    save(reader, "all", "", city, schools);

    bean(JdbcClient.class)
        .sql(
            """
            with mailing as (
              insert into mailing.mailing
                (publication_id, edition_id, subject, message, lists, list_names, state, created_at, created_by, started_at)
              values (gen_random_uuid(), gen_random_uuid(), 'Nu får bænken ben', '', '{}', '{}', 'FINISHED', now(), '', now())
              returning id
            )
            insert into mailing.delivery (mailing_id, number, reader_id, list_id, address, name, state, settled_at)
            select id, 1, :reader, :list, 'hent@en.example', '', 2, now() from mailing
            """)
        .param("reader", reader.value())
        .param("list", city.value())
        .update();

    fresh().get(page(reader)).isOk().says("“Nu får bænken ben” was sent");
    var answer = fresh().get(page(reader) + "/data.json").isOk();

    assertThat(answer.header("Content-Disposition").orElseThrow()).startsWith("attachment");
    var data = JsonMapper.builder().build().readTree(answer.text());
    assertThat(data.get("address").asString()).isEqualTo("hent@en.example");
    assertThat(data.get("name").asString()).isEqualTo("Bodil Lund");
    assertThat(data.get("lists")).hasSize(2);
    assertThat(data.get("consents").get(0).get("text").asString()).as("as it stood on the page").contains("Ja tak");
    assertThat(data.get("mails").get(0).get("subject").asString()).isEqualTo("Nu får bænken ben");
  }

  @Test
  void erasesEverythingWhenAskedTwice() {
    var reader = reader("slet@en.example", city);
    var page = page(reader);

    fresh().get(page + "/sletning").isOk().says("Slet alt om dig?");
    assertThat(bean(Readers.class).find(reader)).isPresent();
    fresh().postWithoutToken(page + "/sletning").isOk().says("Alt om dig er slettet");

    assertThat(bean(Readers.class).find("slet@en.example")).isEmpty();
    assertThat(bean(Suppressions.class).has("slet@en.example")).isTrue();
    fresh().get(page).isNotFound();
  }

  @Test
  void keepsWhatComesWithTheJob() {
    var job = list("job", ReaderList.Kind.STAFF, true);
    var reader = reader("ansat@en.example", job, city);

    save(reader, "all", "");
    assertThat(addresses(job)).containsExactly("ansat@en.example");
    assertThat(addresses(city)).doesNotContain("ansat@en.example");
    fresh().postWithoutToken(page(reader) + "/sletning").isOk().says("Nearly everything about you is erased");

    assertThat(addresses(job)).containsExactly("ansat@en.example");
    assertThat(bean(Readers.class).find("ansat@en.example").orElseThrow().name()).isEmpty();
  }

  @Test
  void isNobodyElses() {
    reader("min@en.example", city);

    fresh().get("/laeser/1-aaaaaaaaaaaaaaaa").isNotFound();
    var answer = fresh().get(page(reader("din@en.example", city))).isOk();
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  /// The first reader's address with the second one's number.
  @Test
  void opensNobodyElsesPageWithTheProofOfOnesOwn() {
    var mine = reader("bevis@en.example", city);
    var yours = reader("offer@en.example", city);
    var forged = page(mine).replace("/" + number(mine) + "-", "/" + number(yours) + "-");
    assertThat(forged).isNotEqualTo(page(mine)).isNotEqualTo(page(yours));

    fresh().get(forged).isNotFound();
    fresh().get(forged + "/data.json").isNotFound();
    fresh().get(forged + "/sletning").isNotFound();
    fresh().fill("name", "Ubuden").fill("pace", "all").postWithoutToken(forged).isNotFound();
    fresh().postWithoutToken(forged + "/sletning").isNotFound();

    assertThat(bean(Readers.class).find(yours).orElseThrow().name()).isEmpty();
    assertThat(addresses(city)).contains("offer@en.example");
  }

  private static String number(ReaderId reader) {
    return Long.toString(reader.value(), Character.MAX_RADIX);
  }

  @Test
  void letsNobodyOntoAListThatIsNotForThem() {
    var staff = list("kun-ansatte", ReaderList.Kind.STAFF, false);
    var closed = publicList("lukket");
    bean(Lists.class).archive(closed, clock().instant());
    var reader = reader("udenfor@en.example", city);

    save(reader, "all", "", city, staff, closed, new ListId(UUID.randomUUID()));

    assertThat(bean(Subscriptions.class).of(reader)).extracting(Subscriptions.Place::list).containsExactly(city);
  }

  @Test
  void isGoneWhenItWasErasedMeanwhile() {
    var reader = reader("borte@en.example", city);
    var page = page(reader);
    fresh().postWithoutToken(page + "/sletning").isOk();

    fresh().postWithoutToken(page + "/sletning").isNotFound();
    fresh().fill("pace", "all").fill("list", city.value().toString()).postWithoutToken(page).isNotFound();
    fresh().get(page + "/data.json").isNotFound();
    assertThat(addresses(city)).doesNotContain("borte@en.example");
  }
}
