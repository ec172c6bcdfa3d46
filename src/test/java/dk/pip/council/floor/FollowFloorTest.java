package dk.pip.council.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.CouncilDay;
import dk.pip.testing.PipTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The line by which a screen stays new, as it goes over the wire.
@Timeout(60)
class FollowFloorTest extends PipTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static FloorCase floor;
  private static CouncilDay day;

  @BeforeAll
  static void aHall() {
    floor = new FloorCase(type -> bean(type));
    day = floor.day("Elevbyrådsdagen", 70_000, new VoteRules(BallotForm.ONE, VoteWay.HANDS, CountingRule.PLURALITY, TieRule.SHARE, 70_000, 0), FloorCase.FIVE);
    floor.days().begin(day.id());
    act(Deed.Begin.of(floor.days().get(day.id())));
    act(new Deed.GoTo(8));
  }

  private static void act(Deed deed) {
    assertThat(floor.floor().act(day.id(), FloorBy.chair("Dirigenten"), null, deed)).isInstanceOf(Floor.Done.Taken.class);
  }

  /// A screen's end of the line.
  private static final class Screen implements AutoCloseable {
    private final HttpHeaders headers;
    private final int status;
    private final BufferedReader lines;

    Screen(String path, @Nullable String last) {
      try {
        var request = HttpRequest.newBuilder(URI.create(address() + path));
        if (last != null) {
          request.header("Last-Event-ID", last);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        headers = answer.headers();
        status = answer.statusCode();
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /// The next event of a kind, by its fields.
    Map<String, String> next(String kind) throws IOException {
      while (true) {
        var event = new java.util.HashMap<String, String>();
        for (var line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
          var parts = line.split(": ", 2);
          event.merge(parts[0], parts[1], (one, other) -> one + "\n" + other);
        }
        if (kind.equals(event.get("event"))) {
          return event;
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void tellsWhatIsShownAndWhatTimeItIs() throws IOException {
    try (var screen = new Screen(day.path() + "/skaerm/live?sprog=da", null)) {
      assertThat(screen.status).isEqualTo(200);
      assertThat(screen.headers.firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
      assertThat(screen.headers.firstValue("X-Accel-Buffering")).contains("no");
      assertThat(screen.headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(screen.next("now").get("data")).isEqualTo(String.valueOf(clock().millis()));
      var first = screen.next("floor");
      assertThat(first.get("data")).contains("Debat, 1. runde");
      act(new Deed.TellHall("Vand & brød <i>bagved</i>"));
      var second = screen.next("floor");
      assertThat(second.get("data")).contains("Vand &amp; brød &lt;i").doesNotContain("<i>bagved");
      assertThat(number(second)).isGreaterThan(number(first));
    }
  }

  private static int number(Map<String, String> event) {
    var id = event.getOrDefault("id", "");
    return Integer.parseInt(id.substring(0, id.indexOf('-')));
  }

  /// What a screen has it isn't sent again; what it missed it gets in one.
  @Test
  void findsItsPlaceAgain() throws IOException {
    String had;
    try (var screen = new Screen(day.path() + "/foelg/live", null)) {
      had = screen.next("floor").get("id");
    }
    try (var screen = new Screen(day.path() + "/foelg/live", had)) {
      screen.next("now");
      act(new Deed.TellHall("Nu"));
      assertThat(screen.next("floor").get("id")).isNotEqualTo(had);
    }
    act(new Deed.TellHall("Så"));
    act(new Deed.TellHall("Til sidst"));
    try (var screen = new Screen(day.path() + "/foelg/live", had)) {
      awaits(screen, "Til sidst");
    }
    for (var odd : List.of("x", "999999999999-0", "-", "æøå?")) {
      try (var screen = new Screen(day.path() + "/foelg/live", odd.replace("æøå", "aoa"))) {
        awaits(screen, "Til sidst");
      }
    }
  }

  /// A screen is given what its node has at once, and then what it has not heard of yet.
  private static void awaits(Screen screen, String words) throws IOException {
    var data = screen.next("floor").get("data");
    for (var more = 0; more < 3 && !data.contains(words); more++) {
      data = screen.next("floor").get("data");
    }
    assertThat(data).contains(words);
  }

  /// Each class's phones show that class's, and many are open at once without one thread more.
  @Test
  void holdsManyScreensWithoutThreads() throws IOException {
    var before = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("qtp")).count();
    var open = new ArrayList<Screen>();
    try {
      for (var each = 0; each < 60; each++) {
        var idea = FloorCase.FIVE.get(each % 5);
        open.add(new Screen(floor.phone(day, idea.school()) + "/live", null));
      }
      for (var each = 0; each < 60; each++) {
        assertThat(open.get(each).next("floor").get("data")).contains(FloorCase.FIVE.get(each % 5).school());
      }
      act(new Deed.TellHall("Til alle"));
      for (var screen : open) {
        awaits(screen, "Til alle");
      }
      var during = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("qtp")).count();
      assertThat(during - before).isLessThan(30);
    } finally {
      for (var screen : open) {
        screen.close();
      }
    }
  }

  /// A line that a recalled link has opened ends too; others come back by their own.
  @Test
  void endsTheLineOfALinkThatIsRecalled() throws IOException {
    var phone = floor.phone(day, "Egelundskolen");
    try (var screen = new Screen(phone + "/live", null);
        var follow = new Screen(day.path() + "/foelg/live", null)) {
      screen.next("floor");
      follow.next("floor");
      floor.links().recall(day.id(), FloorCase.of(day, "Egelundskolen"));
      while (screen.lines.readLine() != null) {
        // what was under way
      }
      fresh().get(phone + "/live").isGone();
      act(new Deed.TellHall("Stadig her"));
      awaits(follow, "Stadig her");
    }
  }

  /// A screen that somebody forgot to close keeps no other screen from being new.
  @Test
  void endsTheLinesOfARehearsalThatIsThrownAway() throws IOException {
    var like = floor.days().practise(null, day.id(), List.of(), "Øvelse");
    try (var forgotten = new Screen(floor.chair(floor.days().get(like)) + "/skaerm/live", null);
        var follow = new Screen(day.path() + "/foelg/live", null)) {
      forgotten.next("floor");
      follow.next("floor");
      assertThat(floor.days().throwAway(null, like)).isTrue();
      while (forgotten.lines.readLine() != null) {
        // what was under way
      }
      act(new Deed.TellHall("Vi går videre"));
      awaits(follow, "Vi går videre");
    }
  }

  /// Once a day is hidden, whoever followed it sees no more of it; the chair leads on.
  @Test
  void endsTheLinesOfADayThatIsHidden() throws IOException {
    var chair = floor.chair(day);
    try (var follow = new Screen(day.path() + "/foelg/live", null)) {
      follow.next("floor");
      floor.days().hide(null, day.id());
      while (follow.lines.readLine() != null) {
        // what was under way
      }
      fresh().get(day.path() + "/foelg/live").isNotFound();
      fresh().get(chair).isOk();
    } finally {
      floor.days().letGo(null, day.id());
    }
  }

  @Test
  void opensNoLineToWhatIsNotThere() {
    fresh().get("/elevbyraad/findes-ikke/skaerm/live").isNotFound();
    fresh().get("/ordfoerer/1-abcdefghijklmnop/live").isGone();
    fresh().get(day.path() + "/dirigent/live").sendsToSignIn();
  }
}
