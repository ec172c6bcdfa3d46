package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.WebEditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ChangeFrameTest extends EditionTest {
  private static final List<String> PAGES = List.of("/udgaver/2027-03", "/nyheder/2027/historie-2027-03");
  private static final int ASKING_AT_ONCE = 16;

  @Test
  void showsANewPlaceOnWhatWasPublishedBefore() throws Exception {
    published(Bundles.smallOf("2027-03"));
    var nodes = Map.of(fresh(), bean(PublicFrames.class), elsewhere(), beanElsewhere(PublicFrames.class));
    var before = new HashMap<Client, List<String>>();
    var rendered = new HashMap<Client, Long>();
    bean(ChangeWatch.class).look();
    beanElsewhere(ChangeWatch.class).look();
    for (var node : nodes.entrySet()) {
      before.put(node.getKey(), contents(node.getKey()));
      assertThat(places(node.getKey().get(PAGES.getFirst()))).containsExactly("Nyheder", "Udgaver");
      rendered.put(node.getKey(), node.getValue().rendered());
    }

    openPlaceInMenu();

    for (var node : nodes.entrySet()) {
      var reader = node.getKey();
      soon(() -> askAtOnce(reader).stream().allMatch(page -> places(page).contains("Giv et praj")));
      for (var page : PAGES) {
        assertThat(places(reader.get(page).isOk())).as(page).containsExactly("Nyheder", "Udgaver", "Giv et praj");
        assertThat(reader.get(page).page().select("header a[href=/praj]").text()).isEqualTo("Giv et praj");
      }
      assertThat(contents(reader)).isEqualTo(before.get(reader));
      // While the node has not yet seen the change, pages come from memory; then each is framed once, however many ask.
      assertThat(node.getValue().rendered() - rendered.get(reader)).as("frames rendered").isEqualTo(PAGES.size());
    }
  }

  @Test
  void putsTheMunicipalitysSettingsAroundWhatWasPublishedBefore() {
    published(Bundles.smallOf("2027-04"));
    var page = "/udgaver/2027-04";
    var here = fresh();
    var other = elsewhere();
    soon(() -> other.get(page).status() == 200);
    var content = content(here.get(page));
    var style = here.get(page).page().expectFirst("link[rel=stylesheet]").attr("href");
    var details = bean(Municipality.class).details();

    bean(Municipality.class).save(details.withLooks(new Theme("#5a1e6b", "#f2b632"), WebEditions.imprint().arms()));

    for (var reader : List.of(here, other)) {
      soon(() -> !reader.get(page).page().expectFirst("link[rel=stylesheet]").attr("href").equals(style));
      var now = reader.get(page).isOk();
      assertThat(reader.get(now.page().expectFirst("link[rel=stylesheet]").attr("href")).isOk().text()).contains("#5a1e6b");
      var arms = reader.get(now.page().expectFirst(".bar-name img").attr("src")).isOk();
      assertThat(arms.header("Content-Type").orElseThrow()).startsWith("image/");
      assertThat(content(now)).isEqualTo(content);
    }
    assertThat(fresh().get("/billeder/" + "0".repeat(64) + "-480.jpg").status()).isEqualTo(404);
  }

  @Test
  void framesStaffPagesOnceToo() {
    var bundle = Bundles.smallOf("2027-05").replacing(Bundles.EDITION, "number: 3", "number: 3\naudience: staff");
    published(bundle);
    var page = "/medarbejder/udgaver/2027-05";
    as(bob).get(page).isOk();
    var before = bean(PublicFrames.class).rendered();

    as(bob).get(page).isOk();
    as(alice).get(page).isOk();

    assertThat(bean(PublicFrames.class).rendered()).isEqualTo(before);
    fresh().get(page).sendsToSignIn();
  }

  private static List<Answer> askAtOnce(Client reader) {
    var address = PAGES;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var questions = new ArrayList<Callable<Answer>>();
      for (var i = 0; i < ASKING_AT_ONCE; i++) {
        var page = address.get(i % address.size());
        questions.add(() -> reader.get(page));
      }
      var answers = new ArrayList<Answer>();
      for (var answer : threads.invokeAll(questions)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> places(Answer page) {
    return page.page().select(".bar-places a").eachText();
  }

  private static List<String> contents(Client reader) {
    return PAGES.stream().map(page -> content(reader.get(page).isOk())).toList();
  }

  /// What stands inside the frame, sign by sign.
  static String content(Answer page) {
    var html = page.text();
    return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
  }
}
