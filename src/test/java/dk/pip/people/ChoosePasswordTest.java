package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Role;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoosePasswordTest extends PipTest {

  @Test
  void refusesWhatThievesTryFirst() {
    for (var stolen :
        new String[] {
          "unbelievable", "christopher1", "Superman2024!!", "mustang-12345", "p@ssw0rd-xyzw", "2024!trustno1", "xx-michelle-9"
        }) {
      assertThat(PasswordRules.fault(stolen, List.of())).as(stolen).hasValueSatisfying(key -> assertThat(key).containsAnyOf("breached", "guessable"));
    }
    assertThat(PasswordRules.fault("unbelievable", List.of())).contains("people.password.breached");
    assertThat(PasswordRules.fault("Superman2024!!", List.of())).contains("people.password.breached");
  }

  @Test
  void takesWordsThatDontBelongTogether() {
    for (var fine :
        new String[] {
          Person.PASSWORD, "gule sko under klaveret", "superman spiser rugbrød", "kX9#fQ2!vLp8", "Ærlige bolsjer 7"
        }) {
      assertThat(PasswordRules.fault(fine, List.of("Alice Vang", "Ellebæk Kommune"))).as(fine).isEmpty();
    }
  }

  @Test
  void saysItOnThePage() {
    var person = bean(People.class).addWithPassword("Ib Bro", "ib@ellebaek.example", Role.READER, Person.PASSWORD);
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);

    browser.fill("present", Person.PASSWORD).fill("password", "Superman2024!!").post("/kodeord").isRefused().says("tyve prøver først");

    fresh().signIn(person.mail(), Person.PASSWORD).redirectsTo("/medarbejder");
  }
}
