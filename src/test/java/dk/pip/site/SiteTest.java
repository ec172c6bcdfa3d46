package dk.pip.site;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.time.Duration;

/// What tests of the public pages do again and again.
abstract class SiteTest extends PipTest {
  /// The desk of an edition that has come out.
  static String published(Bundles bundle) {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    clock().move(Duration.ofSeconds(2));
    return desk;
  }

  /// The same for staff.
  static String publishedForStaff(Bundles bundle) {
    return published(bundle.replacing(Bundles.EDITION, "number: 3", "number: 3\naudience: staff"));
  }

  /// What stands there now, and not a second ago.
  static Answer now(String path) {
    clock().move(Duration.ofSeconds(2));
    return as(emil).get(path);
  }
}
