package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TwoNodesTest extends EditionTest {

  @Test
  void goesOnAtTheOtherNode() {
    var one = fresh();
    one.signIn(alice.mail(), Person.PASSWORD);
    var other = elsewhere();
    one.cookies().forEach(other::cookie);

    other.get(DESK).isOk().says("Alice Vang");
    var desk = send(other, Bundles.smallOf("2026-05")).location();
    one.get(desk).isOk().says("Bænken vandt");
    other.post("/log-ud");
    one.get(desk).sendsToSignIn();
  }

  @Test
  void bringsAMonthInOnceWhenTwoDoSoAtTheSameTime() throws Exception {
    var bundle = Bundles.smallOf("2031-07").zip();
    var browsers = new ArrayList<Client>();
    for (var i = 0; i < 8; i++) {
      browsers.add(browserOf(alice, i % 2 == 0 ? fresh() : elsewhere()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              browsers.stream()
                  .map(one -> (Callable<Answer>) () -> one.attach("bundle", "juli.zip", "application/zip", bundle).post(DESK))
                  .toList());
      var places = new HashSet<String>();
      for (var answer : answers) {
        assertThat(answer.get().status()).as(answer.get()::toString).isEqualTo(302);
        places.add(answer.get().location());
      }
      assertThat(places).hasSize(1);
    }
    assertThat(bean(Editions.class).list()).filteredOn(one -> one.slug().equals("2031-07")).singleElement()
        .satisfies(one -> assertThat(one.revision()).isEqualTo(8));
  }

  @Test
  void showsOnBothNodesWithinASecond() {
    var reader = elsewhere();
    reader.get(PAGE).isNotFound();
    var desk = published(Bundles.small());
    soon(() -> reader.get(PAGE).status() == 200);
    reader.get(STORY_PAGE).isOk().says("ni minutter");

    imported(Bundles.small().replacing(Bundles.STORY, "ni minutter", "tolv minutter"));
    correct(desk, "Der gik tolv minutter.").redirectsTo(desk);
    soon(() -> reader.get(STORY_PAGE).text().contains("tolv minutter"));

    as(alice).fill("reason", "Fejl").post(desk + "/tilbagetraekning").redirectsTo(desk);
    soon(() -> reader.get(STORY_PAGE).status() == 410);
  }
}
