package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import org.junit.jupiter.api.Test;

/// Everything one may see is found from any page, and nothing else.
class SearchNewsroomTest extends PipTest {

  @Test
  void findsWhatOneMaySee() {
    var own = WriteStoryTest.begin(charlie, "Vandtårnet står skævt");
    WriteStoryTest.begin(alice, "Vandtårnet og de andre");
    assertThat(as(charlie).get("/redaktion").page().select("form[role=search] input[name=q]")).isNotEmpty();
    as(charlie).get("/redaktion/soeg?q=VANDT%C3%85RNET").says("Vandtårnet står skævt").saysNot("de andre");
    assertThat(as(charlie).get("/redaktion/soeg?q=sk%C3%A6vt").page().select(".row-title a").attr("href")).isEqualTo(own);
    as(alice).get("/redaktion/soeg?q=vandt%C3%A5rnet").says("står skævt").says("de andre");
    as(alice).get("/redaktion/soeg?q=Charlie").saysNot("Person");
    as(agnes).get("/redaktion/soeg?q=charlie").says("Person").says(charlie.name());
    as(alice).get("/redaktion/soeg?q=findesikke").says("Intet fundet om »findesikke«");
    as(alice).get("/redaktion/soeg").says("Tast / for at komme hertil");
    as(bob).get("/redaktion/soeg?q=vand").isForbidden();
    as(emil).get("/redaktion/soeg?q=vand").sendsToSignIn();
  }
}
