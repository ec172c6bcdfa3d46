package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.testing.PipTest;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.Threads;
import dk.pip.tips.web.TipPages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who tipped is seen by editors, or by one of them, and is nowhere else.
class ProtectSourceTest extends PipTest {
  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /// Rows of the whole database that have a text in them, but for the letters on their way.
  private static List<String> rowsWith(String text) {
    var found = new ArrayList<String>();
    jdbc()
        .sql("select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'mail')")
        .query(String.class)
        .list()
        .forEach(
            table -> {
              var many = jdbc().sql("select count(*) from " + table + " t where position(:text in lower(t::text)) > 0").param("text", text).query(Long.class).single();
              if (many > 0) {
                found.add(table + " " + many);
              }
            });
    return found;
  }

  @Test
  void isNowhereButWhereEditorsLook() {
    var out = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    String own;
    String tip;
    try {
      own = Telling.tell(fresh(), clock(), "Chefen har købt en guldvask", "Kirsten Kildevæld", "kirsten@kilde.example");
      tip = "/redaktion/tips/" + Telling.newest(jdbc());
      as(alice).get(tip).says("Kirsten Kildevæld");
      as(alice).fill("text", "Hvor står den?").fill("seen", "1").fill("stamp", "a").post(tip + "/svar");
      fresh().get(own).isOk();
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Kirsten").doesNotContain("kirsten@").doesNotContain("guldvask").doesNotContain(own.replaceFirst(".*/", ""));
    assertThat(rowsWith("kirsten")).as("nowhere in clear").isEmpty();
    assertThat(rowsWith("kildevæld")).isEmpty();

    for (var page : new String[] {"/redaktion/soeg?q=kirsten", "/redaktion/soeg?q=guldvask", "/redaktion/breve", "/indstillinger/logbog", "/redaktion/laesere/soeg?q=kirsten", "/redaktion/svar?vis=alt", "/redaktion"}) {
      assertThat(as(agnes).get(page).text()).as(page).doesNotContain("Kirsten").doesNotContain("kirsten@");
    }
    as(agnes).get("/redaktion/breve").says("Står ikke her");
    assertThat(as(agnes).post("/indstillinger/logbog/eksport").text()).doesNotContain("irsten");
    assertThat(as(alice).get("/konto/data.json").text()).doesNotContain("irsten");
    for (var person : List.of(charlie, bob)) {
      as(person).get(tip).isForbidden();
      assertThat(as(person).get("/redaktion/soeg?q=kirsten").text()).doesNotContain("Kildevæld");
    }
    as(emil).get(tip).sendsToSignIn();
  }

  @Test
  void isSealedToOneEditor() {
    Telling.own(Telling.filled(fresh(), clock(), "Regnskabet stemmer ikke", "Søren Skjult", "soeren@skjult.example").attach("files", "bilag.jpg", "image/jpeg", Telling.jpeg(40, 40)).postWithoutToken("/tip"));
    var tip = "/redaktion/tips/" + Telling.newest(jdbc());
    as(alice).post(tip + "/forsegling").redirectsTo(tip);
    as(alice).fill("text", "Kære Søren, vi passer på dig").fill("seen", "1").fill("stamp", "a").post(tip + "/svar").redirectsTo(tip);
    as(alice).get(tip).says("Søren Skjult").says("soeren@skjult.example").says("vi passer på dig");

    as(agnes).get(tip).says("Regnskabet stemmer ikke").says("Forseglet").saysNot("Skjult").saysNot("soeren@").saysNot("vi passer på dig").saysNot("Send svaret");
    assertThat(as(agnes).get("/redaktion/tips?vis=besvaret").says("Forseglet").text()).doesNotContain("Søren Skjult");
    as(agnes).get("/redaktion/tips?q=skjult").says("Ingen tips passer");
    as(agnes).get("/redaktion/tips?q=passer+p%C3%A5+dig").says("Ingen tips passer");
    as(alice).get("/redaktion/tips?q=skjult").says("Regnskabet");
    for (var act : new String[] {"/aabning", "/forsegling", "/svar", "/afslag", "/spam", "/historie"}) {
      as(agnes).fill("text", "x").fill("headline", "x").post(tip + act);
      as(agnes).get(tip).saysNot("Søren Skjult").says("Besvaret");
    }
    as(agnes).get("/indstillinger/logbog").says("blev forseglet").saysNot("Søren Skjult");
    as(alice).post(tip + "/aabning");
    as(agnes).get(tip).says("Søren Skjult");
  }

  /// In the thread below the story, as everybody sees it.
  @Test
  void leavesNothingButTheirYesWhenTheyAreForgotten() {
    var shown = becameStory("Oddere ved slusen", true);
    var sealed = becameStory("Penge i en flaske", true);
    as(alice).post("/redaktion/tips/" + sealed.ref() + "/forsegling");
    var unsaid = becameStory("En ulv på loftet", false);
    clock().move(Duration.ofDays(31));
    bean(TipForgetting.class).run();
    assertThat(jdbc().sql("select count(*) from tips.tipper where tip_id::text = any(:ids)").param("ids", new String[] {shown.ref(), sealed.ref(), unsaid.ref()}).query(Long.class).single()).isZero();
    var threads = bean(Threads.class);
    assertThat(threads.line(shown, Eyes.EVERYBODY).knots()).extracting(knot -> knot.ref().kind()).containsExactly("tip", "story");
    assertThat(threads.line(sealed, Eyes.EVERYBODY).knots()).isEmpty();
    assertThat(threads.line(unsaid, Eyes.STAFF).knots()).isEmpty();
    clock().move(Duration.ofDays(366));
    bean(TipForgetting.class).run();
    assertThat(threads.ties(shown)).isEmpty();
  }

  private static Knot.Ref becameStory(String text, boolean mayName) {
    var given = bean(Tips.class).give(new NewTip(TipWay.FORM, Language.DA, text, new Tipper("Ida Odder", "", "", mayName), List.of(), text, text, false));
    var tip = ((Given.Taken) given).tip();
    var story = as(alice).fill("headline", text).fill("text", "").post(TipPages.address(tip) + "/historie").location();
    FollowTipTest.outByItself(story, text, "PUBLIC");
    bean(TipStories.class).tellPublished();
    return TipsInThread.ref(tip);
  }

  @Test
  void isGoneThirtyDaysAfter() {
    var own = Telling.tell(fresh(), clock(), "Afvist og glemt", "Grethe Gammel", "grethe@gammel.example");
    var declined = "/redaktion/tips/" + Telling.newest(jdbc());
    as(alice).fill("text", "").post(declined + "/afslag");
    var client = fresh();
    Telling.own(client.fill("stamp", Telling.stamp(client, clock())).fill("text", "Uset spam").fill("website", "x").postWithoutToken("/tip"));
    Telling.tell(fresh(), clock(), "Åben og levende", "Lis Levende", "");
    var open = "/redaktion/tips/" + Telling.newest(jdbc());

    clock().move(Duration.ofDays(29));
    bean(TipForgetting.class).run();
    as(alice).get(declined).says("Grethe Gammel");
    clock().move(Duration.ofDays(2));
    bean(TipForgetting.class).run();
    as(alice).get(declined).isNotFound();
    fresh().get(own).isGone();
    as(alice).get("/redaktion/tips?vis=spam").says("Uset spam");
    as(alice).get(open).says("Lis Levende");
    assertThat(Telling.mailsTo(jdbc(), "grethe@gammel.example")).isEmpty();
    clock().move(Duration.ofDays(366));
    bean(TipForgetting.class).run();
    // Nobody has read it yet.
    as(alice).get(open).says("Lis Levende");
    as(alice).get("/redaktion/tips?vis=spam").says("Uset spam");
    as(alice).post(open + "/laest");
    bean(TipForgetting.class).run();
    as(alice).get(open).isNotFound();
  }

  /// Whoever told the same as somebody who has been forgotten isn't kept for that.
  @Test
  void isGoneAlsoWhenTheTipThatItWentWithIsForgotten() {
    var client = fresh();
    var own = Telling.tell(client, clock(), "Ræven på torvet har unger", "Anna Forrest", "anna@raev.example");
    var first = Telling.newest(jdbc());
    Telling.tell(fresh(), clock(), "Rævene på torvet har fået unger", "Bo Bagved", "bo@raev.example");
    var second = Telling.newest(jdbc());
    Telling.tell(fresh(), clock(), "Unger på torvet, vist nok ræve", "Carl Sent", "");
    var third = Telling.newest(jdbc());
    as(alice).fill("into", first).post("/redaktion/tips/" + second + "/sammenlaegning").redirectsTo("/redaktion/tips/" + first);
    as(alice).fill("headline", "Ræven").fill("text", "").post("/redaktion/tips/" + first + "/historie");
    client.postWithoutToken(own + "/glem").isOk();

    as(alice).fill("into", first).post("/redaktion/tips/" + third + "/sammenlaegning");
    as(alice).get("/redaktion/tips/" + third).says("kan ikke lade sig gøre").says("Carl Sent");
    clock().move(Duration.ofDays(31));
    bean(TipForgetting.class).run();
    // The story is still being written.
    as(alice).get("/redaktion/tips/" + second).says("Bo Bagved");
    clock().move(Duration.ofDays(366));
    bean(TipForgetting.class).run();
    bean(TipForgetting.class).run();
    as(alice).get("/redaktion/tips/" + second).isNotFound();
    assertThat(jdbc().sql("select count(*) from tips.tipper where tip_id = :id::uuid").param("id", second).query(Long.class).single()).isZero();
  }
}
