package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Cast;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every address that the program answers, as nobody and as each role.
class RouteTest extends PipTest {
  private static final String SIGN_OUT = "/log-ud";

  private record Route(String method, String path, HandlerMethod handler) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void letsInThoseWhoMayAndNobodyElse() {
    var softly = new SoftAssertions();
    for (var route : routes()) {
      var allowed = Routes.needed(route.handler());
      for (var person : everybody()) {
        var answer = ask(person, route);
        var what = route + " as " + (person.role() == null ? "nobody" : person.role());
        softly.assertThat(answer.status()).as(what + ": " + answer).isLessThan(500);
        if (allowed == null) {
          softly.assertThat(answer.status()).as(what).isNotEqualTo(403);
          softly.assertThat(leadsToSignIn(answer) && !route.path().equals(SIGN_OUT)).as(what).isFalse();
        } else if (person.role() == null) {
          softly.assertThat(leadsToSignIn(answer)).as(what + " is sent to sign in: " + answer).isTrue();
        } else if (person.role().includes(allowed)) {
          softly.assertThat(answer.status()).as(what + ": " + answer).isNotEqualTo(403);
          softly.assertThat(leadsToSignIn(answer)).as(what).isFalse();
        } else {
          softly.assertThat(answer.status()).as(what).isEqualTo(403);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void takesNoPostWithoutTheHiddenField() {
    for (var route : routes()) {
      if (!route.method().equals("GET") && !route.handler().hasMethodAnnotation(FromElsewhere.class)) {
        var answer = as(agnes).postWithoutToken(route.path());
        assertThat(answer.status()).as(route.toString()).isEqualTo(403);
      }
    }
  }

  @Test
  void walksMoreThanAHandful() {
    assertThat(routes()).hasSizeGreaterThan(20);
  }

  @Test
  void namesAHandlerThatSaysNothing() throws NoSuchMethodException {
    var forgotten = new HandlerMethod(new Forgetful(), Forgetful.class.getDeclaredMethod("page"));

    assertThatThrownBy(() -> Guard.check(forgotten)).hasMessageContaining("Forgetful#page");
  }

  private static final class Forgetful {
    void page() {}
  }

  private static Answer ask(Person person, Route route) {
    // Signing out ends the session that the other routes are asked with.
    var browser = route.path().equals(SIGN_OUT) ? fresh() : as(person);
    return route.method().equals("GET") ? browser.get(route.path()) : browser.post(route.path());
  }

  private static boolean leadsToSignIn(Answer answer) {
    return answer.header("Location").isPresent() && answer.location().startsWith("/log-ind");
  }

  private static List<Person> everybody() {
    var everybody = new ArrayList<>(Cast.STAFF);
    everybody.add(emil);
    assertThat(Cast.STAFF).extracting(Person::role).containsExactlyInAnyOrder(Role.values());
    return everybody;
  }

  private static List<Route> routes() {
    var routes = new TreeMap<String, Route>();
    bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              var patterns = Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatternValues();
              var methods = mapping.getMethodsCondition().getMethods();
              for (var pattern : patterns) {
                var path = filled(pattern);
                if (methods.isEmpty()) {
                  routes.put(path, new Route("GET", path, handler));
                }
                methods.forEach(
                    method -> routes.put(path + method, new Route(method.name(), path, handler)));
              }
            });
    return List.copyOf(routes.values());
  }

  private static String filled(String pattern) {
    return pattern
        .replaceAll("\\{id}", "0195d0a0-0000-7000-8000-000000000000")
        .replaceAll("\\{year(:[^{}]*(\\{[^}]*})?)?}", "2026")
        .replaceAll("\\{number}", "1")
        .replaceAll("\\{[^}]*}", "x")
        .replace("**", "x");
  }
}
