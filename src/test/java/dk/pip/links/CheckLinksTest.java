package dk.pip.links;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Municipality;
import dk.pip.outbound.GuardedHttp;
import dk.pip.testing.Bundles;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever writes hears of links that lead nowhere, before and after; nobody hears of a hiccup.
class CheckLinksTest extends PipTest {
  private static final String PAGE = "/redaktion/links";

  private static String imported(String month, String... links) {
    var story = "stories/historie-" + month + ".md";
    var body = Stream.of(links).map(link -> "Se [siden om svaner](" + link + ").").collect(Collectors.joining("\n\n"));
    return as(alice).attach("bundle", "u.zip", "application/zip", Bundles.smallOf(month).replacing(story, "Det begyndte", body + "\n\nDet begyndte").zip()).post("/redaktion/udgaver").location();
  }

  /// Looks so often that each link of one host has been looked at.
  private static void look(int times) {
    var checker = bean(LinkChecker.class);
    checker.noteChanges();
    IntStream.range(0, times).forEach(_ -> checker.checkDue());
  }

  private static LinkAnswer ask(String address) {
    return new LinkAsker(bean(GuardedHttp.class), bean(Municipality.class), Duration.ofSeconds(2)).ask(address);
  }

  private static boolean waits(String address) {
    return bean(Links.class).find(List.of(address)).get(address).waits();
  }

  private static String list() {
    var client = fresh();
    client.signIn(alice.mail(), Person.PASSWORD);
    return client.get(PAGE).isOk().page().select("main").text();
  }

  private static List<String> warnings(String desk) {
    return as(alice).get(desk).page().select(".check-warning > span:last-child").eachText().stream().filter(text -> text.startsWith("Linket")).toList();
  }

  @Test
  void warnsBeforeItComesOut() {
    try (var server = new LinkedServer().says("/vaek", 404).says("/laast", 403)) {
      var desk = imported("2039-01", server.at("/fin"), server.at("/vaek#afsnit"), server.at("/laast"), "https://findes-ikke.invalid/");
      assertThat(warnings(desk)).isEmpty();

      look(4);

      assertThat(warnings(desk))
          .hasSize(2)
          .anySatisfy(it -> assertThat(it).startsWith("Linket " + server.at("/vaek#afsnit") + " fører til en side, der ikke findes."))
          .anySatisfy(it -> assertThat(it).startsWith("Linket https://findes-ikke.invalid/ fører til et sted, som internettet ikke kender."));
      assertThat(server.asked()).containsExactlyInAnyOrder("HEAD /fin", "HEAD /vaek", "GET /vaek", "HEAD /laast", "GET /laast");
      assertThat(server.lastAgent()).startsWith("Pip/").contains("+https://pip.ellebaek.example");
      as(alice).fill("when", "now").post(desk + "/udgivelse");
      as(emil).get("/udgaver/2039-01").isOk();
    }
  }

  @Test
  void isDeadOnlyWhenItHasFailedForDays() {
    try (var server = new LinkedServer().says("/hikke", 500).says("/doed", 404)) {
      imported("2039-02", server.at("/hikke"), server.at("/doed"));
      look(2);
      assertThat(waits(server.at("/hikke"))).isFalse();
      assertThat(waits(server.at("/doed"))).isFalse();
      assertThat(list()).contains("Virkede ikke", "Serveren melder fejl.").doesNotContain("Har ikke virket siden");

      server.says("/hikke", 200);
      for (var pause : List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(1))) {
        clock().move(pause);
        look(6);
      }
      assertThat(waits(server.at("/hikke"))).isFalse();
      assertThat(waits(server.at("/doed"))).isTrue();
      assertThat(bean(Links.class).waiting()).isPositive();
      assertThat(list()).contains("Dit valg. Har ikke virket siden", "/doed", "Siden findes ikke.", "Find siden i Internet Archive", "Bænken vandt").doesNotContain("/hikke");

      // It comes back by itself.
      server.says("/doed", 200);
      clock().move(Duration.ofDays(1));
      look(6);
      assertThat(waits(server.at("/doed"))).isFalse();
      assertThat(list()).doesNotContain("/doed");
    }
  }

  @Test
  void tellsTroublesApart() throws IOException {
    try (var server = new LinkedServer().says("/vaek", 410).says("/optaget", 429).says("/forbudt", 451).says("/forkert", 400).leads("/ring", "/ring").leads("/om", "/fin").leads("/ind", "")) {
      server.leads("/ind", "http://127.0.0.1/hemmelig").leads("/port", server.inside("/hemmelig")).leads("/sted", "http://localhost:1/").leads("/andet", "mailto:a@b.example").leads("/skaev", "http://[");
      assertThat(ask(server.at("/fin"))).isEqualTo(LinkAnswer.WORKS);
      assertThat(ask(server.at("/om"))).isEqualTo(LinkAnswer.WORKS);
      assertThat(ask(server.at("/kun-get"))).isEqualTo(LinkAnswer.WORKS);
      assertThat(ask(server.at("/endeloes"))).isEqualTo(LinkAnswer.WORKS);
      assertThat(ask(server.at("/vaek")).trouble()).isEqualTo(LinkTrouble.GONE);
      assertThat(ask(server.at("/optaget"))).isEqualTo(new LinkAnswer(LinkTrouble.BUSY, 429, Duration.ofHours(2)));
      assertThat(ask(server.at("/forbudt")).trouble()).isEqualTo(LinkTrouble.FORBIDDEN);
      assertThat(ask(server.at("/forkert")).trouble()).isEqualTo(LinkTrouble.REFUSED);
      assertThat(ask(server.at("/ring")).trouble()).isEqualTo(LinkTrouble.CIRCLES);
      assertThat(ask(server.at("/ind")).trouble()).isEqualTo(LinkTrouble.INSIDE);
      assertThat(ask(server.at("/port")).trouble()).isEqualTo(LinkTrouble.PORT);
      assertThat(ask(server.at("/sted")).trouble()).isEqualTo(LinkTrouble.NO_ANSWER);
      assertThat(ask(server.at("/andet")).trouble()).isEqualTo(LinkTrouble.UNREADABLE);
      assertThat(ask(server.at("/skaev")).trouble()).isEqualTo(LinkTrouble.UNREADABLE);
      assertThat(server.asked()).noneMatch(it -> it.contains("hemmelig"));
    }
    assertThat(ask("http://10.0.0.1/").trouble()).isEqualTo(LinkTrouble.INSIDE);
    assertThat(ask("http://[::ffff:169.254.169.254]/latest").trouble()).isEqualTo(LinkTrouble.INSIDE);
    assertThat(ask("http://example.invalid:8080/").trouble()).isEqualTo(LinkTrouble.PORT);
    try (var open = new ServerSocket(0, 10, InetAddress.getByName("localhost"))) {
      Thread.startVirtualThread(() -> sayInTheOpen(open));
      assertThat(ask("https://localhost:" + open.getLocalPort() + "/").trouble()).isEqualTo(LinkTrouble.CERTIFICATE);
    }
    try (var silent = new ServerSocket(0, 10, InetAddress.getByName("localhost"))) {
      assertThat(ask("http://localhost:" + silent.getLocalPort() + "/").trouble()).isEqualTo(LinkTrouble.NO_ANSWER);
    }
  }

  /// One that knows nothing of what is secret.
  private static void sayInTheOpen(ServerSocket server) {
    try (var one = server.accept()) {
      one.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leavesAHostAloneThatAsksForIt() {
    try (var server = new LinkedServer().says("/optaget", 429)) {
      imported("2039-03", server.at("/optaget"), server.at("/ro"));
      look(1);
      var first = server.asked().size();
      look(3);
      assertThat(server.asked()).hasSizeBetween(first, first + 2);
      var asked = server.asked().size();
      clock().move(Duration.ofHours(1));
      look(2);
      assertThat(server.asked()).hasSize(asked);
    }
  }

  @Test
  void asksNobodyInARestoredCopy() {
    try (var server = new LinkedServer()) {
      imported("2039-04", server.at("/kopi"));
      var jdbc = bean(JdbcClient.class);
      jdbc.sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
      try {
        look(2);
        assertThat(server.asked()).isEmpty();
      } finally {
        jdbc.sql("delete from hold.restored").update();
      }
      look(2);
      assertThat(server.asked()).contains("HEAD /kopi");
    }
  }
}
