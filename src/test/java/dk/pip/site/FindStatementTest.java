package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Municipality;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The way to the accessibility statement, which stands at the foot of every page.
class FindStatementTest extends PipTest {

  @Test
  void saysHowThingsAreUntilThereIsOne() {
    var foot = as(emil).get("/").isOk().page().select("a[href=/was]");
    assertThat(foot).isNotEmpty();

    var page = as(emil).get("/was").isOk();

    page.says("Der er ikke lavet en tilgængelighedserklæring for denne side endnu");
    page.says("Skriv til Ellebæk Kommune, Rådhustorvet 1, 9999 Ellebæk").says("redaktion@ellebaek.example").says("Digitaliseringsstyrelsen");
    assertThat(page.page().select("a[href^=https://digst.dk/]")).hasSize(1);
  }

  @Test
  void leadsToItOnceItIsThere() {
    write("javascript:alert(1)").isRefused().says("Skriv hele adressen med https");
    write("http://was.digst.dk/pip").isRefused();
    as(emil).get("/was").isOk();

    write("https://was.digst.dk/pip-ellebaek-dk").redirectsTo("/indstillinger");
    clock().move(Duration.ofSeconds(2));

    assertThat(as(emil).get("/was").hasStatus(302).header("Location")).hasValue("https://was.digst.dk/pip-ellebaek-dk");
    assertThat(as(agnes).get("/indstillinger").page().select("input[name=statement]").val()).isEqualTo("https://was.digst.dk/pip-ellebaek-dk");
    // What is said in other places leaves it alone.
    bean(Municipality.class).save(bean(Municipality.class).details());
    assertThat(bean(Municipality.class).statement()).hasToString("https://was.digst.dk/pip-ellebaek-dk");

    write("").redirectsTo("/indstillinger");
    clock().move(Duration.ofSeconds(2));
    as(emil).get("/was").isOk().says("Erklæringen mangler");
  }

  private static dk.pip.testing.Answer write(String statement) {
    var form = as(agnes).get("/indstillinger").isOk().page();
    Client browser = as(agnes);
    for (var field : form.select("main form input[name], main form textarea[name]")) {
      var name = field.attr("name");
      if (!name.equals("_csrf")) {
        browser.fill(name, name.equals("statement") ? statement : field.val());
      }
    }
    return browser.post("/indstillinger");
  }
}
