package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Tests of what is done with editions, over the pages that people do it on.
abstract class EditionTest extends PipTest {
  static final String DESK = "/redaktion/udgaver";
  static final String PAGE = "/udgaver/2026-03";
  static final String STORY_PAGE = "/nyheder/2026/baenken";

  static Answer send(Client browser, Bundles bundle) {
    return browser.attach("bundle", "marts.zip", "application/zip", bundle.zip()).post(DESK);
  }

  /// Brings a bundle in as Alice.
  ///
  /// @return the address of the edition on the desk
  static String imported(Bundles bundle) {
    var answer = send(as(alice), bundle);
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    return answer.location();
  }

  static String published(Bundles bundle) {
    var desk = imported(bundle);
    publish(as(alice), desk).redirectsTo(desk);
    return desk;
  }

  static Answer publish(Client browser, String desk) {
    return browser.fill("when", "now").post(desk + "/udgivelse");
  }

  static Answer correct(String desk, String what) {
    return as(alice).fill("when", "now").fill("correction", what).post(desk + "/udgivelse");
  }

  static EditionId idOf(String desk) {
    return new EditionId(UUID.fromString(desk.substring(DESK.length() + 1)));
  }

  /// Asks again and again until it is so; readers wait for a second at most, a busy machine may take longer.
  static void soon(BooleanSupplier isSo) {
    var begun = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      Thread.onSpinWait();
    }
  }

  static Client browserOf(Person person, Client browser) {
    browser.signIn(person.mail(), Person.PASSWORD);
    return browser;
  }
}
