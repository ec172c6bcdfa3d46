package dk.pip.guides;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.testing.Person;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Guides for tests, written and published by the front doors.
final class GuidesAtHand {
  private final Function<Class<?>, Object> beans;

  GuidesAtHand(Function<Class<?>, Object> beans) {
    this.beans = beans;
  }

  <T> T bean(Class<T> type) {
    return type.cast(beans.apply(type));
  }

  Staff staff(Person person) {
    var people = bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  GuideDesk desk() {
    return bean(GuideDesk.class);
  }

  GuideTree tree() {
    return bean(Guides.class).tree();
  }

  Guide guide(GuideId id) {
    return tree().find(id).orElseThrow();
  }

  String path(GuideId id) {
    return tree().path(guide(id));
  }

  GuideId written(Person by, @Nullable GuideId parent, String title, String body) {
    var id = desk().begin(staff(by), parent, title).orElseThrow();
    desk().save(staff(by), id, 1, text -> new GuideText(title, "Om " + title + ".", body, text.files()));
    return id;
  }

  GuideId out(Person by, @Nullable GuideId parent, String title, Audience audience, String body) {
    var id = written(by, parent, title, body);
    desk().describe(staff(by), id, new GuideDesk.About(audience, null, null, null, false));
    publish(by, id);
    return id;
  }

  GuidePublishing publish(Person by, GuideId id) {
    return desk().publish(staff(by), id, guide(id).revision(), "");
  }
}
