package dk.pip.editions;

import dk.pip.testing.Bundles;
import dk.pip.testing.Person;
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
  void showsOnBothNodesWithinASecond() {
    var reader = elsewhere();
    reader.get(PAGE).isNotFound();
    var desk = published(Bundles.small());
    withinASecond(() -> reader.get(PAGE).status() == 200);
    reader.get(STORY_PAGE).isOk().says("ni minutter");

    imported(Bundles.small().replacing(Bundles.STORY, "ni minutter", "tolv minutter"));
    correct(desk, "Der gik tolv minutter.").redirectsTo(desk);
    withinASecond(() -> reader.get(STORY_PAGE).text().contains("tolv minutter"));

    as(alice).fill("reason", "Fejl").post(desk + "/tilbagetraekning").redirectsTo(desk);
    withinASecond(() -> reader.get(STORY_PAGE).status() == 410);
  }
}
