package dk.pip.site;

import static dk.pip.testing.Cast.ALICE;
import static dk.pip.testing.Cast.BOB;
import static dk.pip.testing.Cast.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Servers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is for staff: closed, opened by one setting, and closed again.
class StaffSiteTest {
  private static final String STORY = "/medarbejder/nyheder/2034/historie-2034-03";
  private static final String EDITION = "/medarbejder/udgaver/2034-03";

  /// What an answer may not tell: all but the time of day and its own address.
  private static String withoutAddress(Answer answer, String path) {
    return (answer.status() + answer.header("Location").orElse("") + answer.text() + answer.header("Cache-Control") + answer.header("ETag") + answer.header("Vary") + answer.header("Content-Length").isPresent())
        .replace(path, "…")
        .replace(path.replace("/", "%2F"), "…");
  }

  @Test
  void staysShutUntilItIsOpenedAndShutsAgain() {
    var database = Map.of("PIP_DATABASE_URL", Servers.emptyDatabase());
    try (var pip = OtherServer.start(database, false)) {
      var bundle = Bundles.smallOf("2034-03").replacing(Bundles.EDITION, "blocks:", "audience: staff\nblocks:");
      var desk = pip.as(ALICE).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
      pip.as(ALICE).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
      pip.as(BOB).get(STORY).isOk().says("Bænken");

      // Nobody learns what there is: not by asking below the staff's address, nor by asking where all read.
      var there = withoutAddress(pip.as(EMIL).get(STORY), STORY);
      for (var path : List.of(STORY + "x", "/medarbejder/nyheder/2034/findes-ikke", "/medarbejder/x/y/z", "/medarbejder", EDITION, EDITION + "/pip.pdf", STORY + "/bilag.pdf")) {
        pip.as(EMIL).get(path).sendsToSignIn();
        assertThat(withoutAddress(pip.as(EMIL).get(path), path)).as(path).isEqualTo(there);
      }
      for (var pair : List.of(List.of("/nyheder/2034/historie-2034-03", "/nyheder/2034/historie-2034-04"), List.of("/udgaver/2034-03", "/udgaver/2034-04"))) {
        var exists = pip.as(EMIL).get(pair.getFirst()).isNotFound();
        var missing = pip.as(EMIL).get(pair.getLast()).isNotFound();
        assertThat(withoutAddress(exists, pair.getFirst())).isEqualTo(withoutAddress(missing, pair.getLast()));
        assertThat(exists.bytes()).hasSameSizeAs(missing.bytes());
        exists.says("Er du medarbejder?");
      }
      // Whoever signs in from there comes to the page, under the address that it has.
      var offered = pip.as(EMIL).get("/nyheder/2034/historie-2034-03").page().select("main a[href^=/log-ind]").attr("href");
      assertThat(offered).isEqualTo("/log-ind?videre=%2Fnyheder%2F2034%2Fhistorie-2034-03");
      assertThat(pip.as(BOB).get(offered).location()).isEqualTo("/nyheder/2034/historie-2034-03");
      assertThat(pip.as(BOB).get("/nyheder/2034/historie-2034-03").location()).isEqualTo(STORY);
      assertThat(pip.as(BOB).get("/udgaver/2034-03").location()).isEqualTo(EDITION);
      pip.as(BOB).get("/nyheder/2034/findes-ikke").isNotFound().saysNot("Er du medarbejder?");
      pip.as(BOB).get("/medarbejder/findes-ikke").isNotFound();
      assertThat(pip.as(BOB).get(STORY).header("Cache-Control")).contains("private, no-cache");
    }
    var open = Map.of("PIP_DATABASE_URL", database.get("PIP_DATABASE_URL"), "PIP_STAFF_SITE", "open");
    try (var pip = OtherServer.startAgain(open)) {
      for (var path : List.of(STORY, EDITION, STORY)) {
        var page = pip.as(EMIL).get(path).isOk();
        assertThat(page.header("Cache-Control")).contains("no-cache");
        assertThat(page.page().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
      }
      assertThat(pip.as(EMIL).get("/nyheder/2034/historie-2034-03").location()).isEqualTo(STORY);
      pip.as(EMIL).get("/medarbejder/findes-ikke").isNotFound();
      pip.as(EMIL).get("/robots.txt").says("Disallow: /medarbejder/");
      // A node that is closed gives nothing out while another is open still.
      try (var closed = OtherServer.startAgain(database)) {
        closed.as(EMIL).get(STORY).sendsToSignIn();
        pip.as(EMIL).get(STORY).isOk();
        closed.as(EMIL).get(EDITION).sendsToSignIn();
        var known = pip.as(EMIL).get(STORY).header("ETag").orElseThrow();
        closed.as(EMIL).header("If-None-Match", known).get(STORY).sendsToSignIn();
      }
    }
  }
}
