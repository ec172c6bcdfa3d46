package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dk.pip.access.Anyone;
import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.shared.Dates;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What is for staff changes nothing at all for those who aren't: every address that anybody may ask for answers the same, byte for
/// byte, whether there are staff editions, stories, guides and comments or not. So neither words nor numbers nor an order tell of them.
class StaffThingsStayInsideTest extends PipTest {
  /// A word that stands in what is for staff alone, as it is written there and as somebody would guess or misspell it.
  private static final List<String> WORDS = List.of("kanariefugl", "Kanariefuglen", "kanar", "kanariefulg", "hemmelighedskræmmeri", "0123456789");

  private static final String STAFF_STORY = "/medarbejder/nyheder/2026/historie-2026-04";

  /// What whichever request comes first asks now and then, so that pages in memory follow what happens elsewhere: seen at one asking for an
  /// address and not at the next.
  private final Set<String> nowAndThen = new HashSet<>();

  /// What is another at each answer, whoever asks.
  private static final Pattern CHANGING = Pattern.compile("nonce=\"[^\"]*\"|name=\"(_csrf|stamp)\" value=\"[^\"]*\"");

  @Test
  void changesNothingForOthers() {
    publish(Bundles.small());
    promise("Bænken er malet", "Søtorvet", CommitmentAudience.PUBLIC);
    Await.until("the story to be found", () -> fresh().get("/soeg?q=bænken").text().contains("/nyheder/2026/baenken"));
    var before = asked(fresh());
    var questionsBefore = questions(fresh()::get, paths());

    publish(
        Bundles.smallOf("2026-04")
            .replacing(Bundles.EDITION, "month: 2026-04", "month: 2026-04\naudience: staff")
            .replacing("stories/historie-2026-04.md", "Bænken", "Kanariefuglen"));
    as(alice).fill("om", STAFF_STORY).fill("hvem", "staff").post("/redaktion/kommentarer/historier");
    as(bob).fill("om", STAFF_STORY).fill("stamp", "x").fill("text", "Det er hemmelighedskræmmeri").post("/medarbejder/kommentar");
    as(agnes).fill("chosen", STAFF_STORY).fill("why", "Kanariefuglen skal læses").fill("until", "2026-04-01").fill("whom", "alle").fill("mustRead", "true").post("/redaktion/fremhaevet");
    var promised = promise("Kanariefuglen", "Kanariefugleburet", CommitmentAudience.STAFF);
    promise("Hemmelighedskræmmeri", "Hemmelighedskræmmeriet", CommitmentAudience.PARTIES);
    Await.until("staff to find the promise", () -> as(bob).get("/medarbejder/soeg?q=kanariefugl").text().contains(promised));
    assertThat(as(bob).get(promised).isOk().text()).contains("Kanariefuglen");
    Await.until("staff to find it", () -> as(bob).get("/medarbejder/soeg?q=kanariefugl").text().contains(STAFF_STORY));
    assertThat(as(bob).get(STAFF_STORY).isOk().text()).contains("Kanariefuglen");

    var after = asked(fresh());
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((path, answer) -> assertThat(after.get(path)).as(path).isEqualTo(answer));
    // A page of hits says what was asked for.
    after.forEach((path, answer) -> assertThat(path.contains("?q=") ? "" : answer.toLowerCase(Locale.ROOT)).as(path).doesNotContain("kanarie", "hemmelighed"));

    // What takes another time asks the database other things, or more of them.
    var questionsAfter = questions(fresh()::get, paths());
    questionsBefore.forEach((path, questions) -> assertThat(always(questionsAfter.get(path))).as(path).isEqualTo(always(questions)));
    assertThat(questionsAfter.values().stream().map(this::always).mapToInt(List::size).sum()).as("questions that were seen").isGreaterThan(50);
    asksTheSameForWhatIsThere(promised);

    // What was asked for in vain is written down as words; nobody's words are shown to others.
    for (var person : List.of(bob, charlie, alice, agnes)) {
      assertThat(asked(as(person)).keySet()).as(person.name()).isEqualTo(before.keySet());
      assertThat(as(person).get("/feed.atom").text()).isEqualTo(fresh().get("/feed.atom").text());
    }
  }

  /// An address of something for staff, and one like it that leads nowhere, cost whoever may not see either the same questions. So
  /// whoever measures learns nothing.
  private void asksTheSameForWhatIsThere(String promised) {
    var edition = as(alice).get("/redaktion/udgaver").page().select("main a[href^=/redaktion/udgaver/]").eachAttr("href").stream().filter(href -> href.matches(".*[0-9a-f-]{36}")).findFirst().orElseThrow();
    var nowhere = "0198c0de-0000-7000-8000-00000000c0de";
    Asks nobody = fresh()::get;
    var key = key();
    var pairs =
        List.of(
            new Pair(nobody, STAFF_STORY, "/medarbejder/nyheder/2026/historie-2026-05"),
            new Pair(nobody, "/nyheder/2026/historie-2026-04", "/nyheder/2026/historie-2026-05"),
            new Pair(nobody, "/medarbejder/udgaver/2026-04", "/medarbejder/udgaver/2026-05"),
            new Pair(nobody, "/udgaver/2026-04", "/udgaver/2026-05"),
            new Pair(nobody, promised, "/medarbejder/loefter/kanariefuglen-0000"),
            new Pair(nobody, promised.replace("/medarbejder", ""), "/loefter/kanariefuglen-0000"),
            new Pair(nobody, promised.replace("/medarbejder", "") + "/feed.atom", "/loefter/kanariefuglen-0000/feed.atom"),
            new Pair(nobody, "/loefter/sted/kanariefugleburet", "/loefter/sted/xanariefugleburet"),
            new Pair(nobody, "/loefter/kilde/afstemning", "/loefter/kilde/dialog"),
            new Pair(nobody, promised.replace("/medarbejder/", "/api/v1/"), "/api/v1/loefter/kanariefuglen-0000"),
            new Pair(key, promised.replace("/medarbejder/", "/api/v1/medarbejder/"), "/api/v1/medarbejder/loefter/kanariefuglen-0000"),
            new Pair(nobody, "/dele/nyheder/2026/historie-2026-04.png", "/dele/nyheder/2026/historie-2026-05.png"),
            new Pair(nobody, "/dele" + STAFF_STORY + ".png", "/dele/medarbejder/nyheder/2026/historie-2026-05.png"),
            new Pair(nobody, "/kommentar?om=" + STAFF_STORY, "/kommentar?om=/medarbejder/nyheder/2026/historie-2026-05"),
            new Pair(nobody, "/soeg/forslag?q=kanariefugle", "/soeg/forslag?q=xanariefugle"),
            new Pair(nobody, "/soeg?q=kanariefuglen", "/soeg?q=xanariefuglen"),
            new Pair(nobody, "/api/v1/historier/2026/historie-2026-04", "/api/v1/historier/2026/historie-2026-05"),
            new Pair(nobody, "/api/v1/udgaver/2026-04", "/api/v1/udgaver/2026-05"),
            new Pair(nobody, "/api/v1/medarbejder/historier/2026/historie-2026-04", "/api/v1/medarbejder/historier/2026/historie-2026-05"),
            new Pair(key, "/api/v1/historier/2026/historie-2026-04", "/api/v1/historier/2026/historie-2026-05"),
            new Pair(key, "/api/v1/medarbejder/historier/2026/historie-2026-04", "/api/v1/medarbejder/historier/2026/historie-2026-05"),
            new Pair(key, "/api/v1/medarbejder/udgaver/2026-04", "/api/v1/medarbejder/udgaver/2026-05"),
            new Pair(nobody, edition, edition.replaceFirst("[^/]*$", nowhere)),
            new Pair(as(bob)::get, edition, edition.replaceFirst("[^/]*$", nowhere)),
            new Pair(as(charlie)::get, edition, edition.replaceFirst("[^/]*$", nowhere)));
    for (var pair : pairs) {
      var asked = questions(pair.who, List.of(pair.there, pair.nowhere));
      assertThat(always(asked.get(pair.there))).as(pair.there).isEqualTo(always(asked.get(pair.nowhere)));
      // A page of hits says what was asked for.
      if (!pair.there.contains("?q=")) {
        var name = Pattern.compile("historie-2026-0[45]|2026-0[45]|[0-9a-f-]{36}|kanariefuglen-[a-z0-9]{4}|[kx]anariefugleburet|afstemning|dialog");
        var answers = Stream.of(pair.there, pair.nowhere).map(path -> name.matcher(said(pair.who.get(path))).replaceAll("")).toList();
        assertThat(answers.getFirst()).as(pair.there).isEqualTo(answers.getLast());
      }
    }
  }

  private interface Asks {
    Answer get(String path);
  }

  /// @param who asks, and may see neither
  private record Pair(Asks who, String there, String nowhere) {}

  /// Somebody with a key to what everybody may read.
  private static Asks key() {
    var form = as(agnes).get("/indstillinger/api/noegler/ny").isOk().page();
    var made =
        as(agnes)
            .fill("id", form.select("input[name=id]").val())
            .fill("name", "Hjemmesiden")
            .fill("reach", "PUBLIC")
            .fill("perMinute", "600")
            .fill("endsOn", "")
            .post("/indstillinger/api/noegler")
            .isOk()
            .page();
    var secret = made.select("#secret").val();
    return path -> fresh().header("Authorization", "Bearer " + secret).get(path);
  }

  /// What each address asks the database when it has been asked for before.
  private Map<String, List<String>> questions(Asks who, List<String> paths) {
    var all = new LinkedHashMap<String, List<String>>();
    bean(Scheduler.class).pause();
    try {
      for (var path : paths) {
        who.get(path);
        var asked = statementsOf(() -> who.get(path));
        var again = statementsOf(() -> who.get(path));
        nowAndThen.addAll(difference(asked, again));
        nowAndThen.addAll(difference(again, asked));
        all.put(path, asked);
      }
    } finally {
      bean(Scheduler.class).resume();
    }
    return all;
  }

  private static List<String> difference(List<String> all, List<String> without) {
    var left = new ArrayList<>(all);
    without.forEach(left::remove);
    return left;
  }

  private List<String> always(List<String> questions) {
    return questions.stream().filter(question -> !nowAndThen.contains(question)).toList();
  }

  /// Below the staff site whatever is there and whatever isn't are the same to those outside.
  @Test
  void tellsNotWhatIsThere() {
    for (var path : List.of(STAFF_STORY, "/medarbejder/nyheder/2026/findes-ikke", "/medarbejder", "/medarbejder/vejledninger", "/medarbejder/vejledninger/x", "/medarbejder/soeg?q=kanariefugl", "/medarbejder/x/y/z")) {
      var answer = fresh().get(path);
      answer.sendsToSignIn();
      assertThat(answer.header("Last-Modified")).as(path).isEmpty();
      assertThat(answer.header("ETag")).as(path).isEmpty();
    }
  }

  /// @return where staff read it
  private static String promise(String sentence, String place, CommitmentAudience audience) {
    var today = LocalDate.ofInstant(clock().instant(), Dates.ZONE);
    var terms = CommitmentTerms.of(sentence, today.plusDays(40), bean(Contacts.class).outside("", "", place, ""), null).withPlace(place);
    var commitments = bean(Commitments.class);
    var id = commitments.make(new By.ByPip(), new NewCommitment(terms, audience, new CommitmentSource(audience == CommitmentAudience.PUBLIC ? CommitmentSource.Kind.TIP : CommitmentSource.Kind.VOTE, place, null), today.minusYears(audience == CommitmentAudience.PUBLIC ? 0 : 2), sentence));
    commitments.report(new By.ByPip(), id, CommitmentReport.of(CommitmentState.LATE, sentence, today.plusDays(50), 1), sentence);
    return "/medarbejder/loefter/" + commitments.get(id).slug();
  }

  private static void publish(Bundles bundle) {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
  }

  private static Map<String, String> asked(Client browser) {
    var all = new LinkedHashMap<String, String>();
    for (var path : paths()) {
      all.put(path, said(browser.get(path)));
    }
    return all;
  }

  private static String said(Answer answer) {
    return answer.status() + " " + answer.header("Location").orElse("") + " " + answer.header("ETag").orElse("") + "\n" + CHANGING.matcher(answer.text()).replaceAll("");
  }

  private static List<String> paths() {
    var paths = new ArrayList<String>();
    bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Anyone.class) && mapping.getMethodsCondition().getMethods().stream().anyMatch(it -> it.name().equals("GET"))) {
                Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatternValues().stream().filter(path -> !path.contains("{") && !path.contains("*") && !path.startsWith("/health")).forEach(paths::add);
              }
            });
    for (var word : WORDS) {
      paths.add("/soeg?q=" + word.replace("æ", "%C3%A6"));
      paths.add("/soeg/forslag?q=" + word.replace("æ", "%C3%A6"));
    }
    paths.addAll(
        List.of(
            "/nyheder/2026",
            "/nyheder/2026/baenken",
            "/nyheder/2026/historie-2026-04",
            "/udgaver/2026-03",
            "/udgaver/2026-04",
            "/udgaver/nyeste",
            "/dele/nyheder/2026/historie-2026-04.png",
            "/dele/nyheder/2026/baenken.png",
            "/kommentar?om=" + STAFF_STORY,
            "/kommentar?om=/nyheder/2026/baenken",
            "/soeg?q=b%C3%A6nken&aar=2026",
            "/sitemap-1.xml",
            "/api/v1/historier",
            "/api/v1/historier?antal=1",
            "/api/v1/udgaver",
            "/api/v1/lister",
            "/api/v1/emner",
            "/api/v1/loefter",
            "/api/v1/loefter?antal=1",
            "/loefter/stand/forsinket",
            "/loefter/feed.atom",
            "/loefter/feed.json",
            "/loefter/kalender.ics",
            "/loefter/sted/soetorvet",
            "/loefter/kilde/afstemning",
            "/loefter/aar/2024",
            "/indlejring/loefter?antal=20",
            "/indlejring/loefter?sted=kanariefugleburet",
            "/indlejring/historier"));
    paths.sort(null);
    return paths.stream().distinct().toList();
  }
}
