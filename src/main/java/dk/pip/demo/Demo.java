package dk.pip.demo;

import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Fills the demo the first time that it starts: Ellebæk Kommune, which is invented, its people, and what the modules
/// bring in their steps. The passwords stand on the start page and work only here, where only this machine is answered.
@Component
@Profile("demo")
public class Demo {
  /// Signs in as any of the demo's people.
  public static final String PASSWORD = "ellebaek-i-marts";

  private static final String ARMS = "2026-04/pictures/vaaben.png";

  private final Settings settings;
  private final Municipality municipality;
  private final People people;
  private final Units units;
  private final List<DemoStep> steps;
  private int port;

  Demo(Settings settings, Municipality municipality, People people, Units units, List<DemoStep> steps) {
    this.settings = settings;
    this.municipality = municipality;
    this.people = people;
    this.units = units;
    this.steps = inOrder(steps);
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /// Somebody of the demo.
  public record Person(String name, String mail, Role role) {}

  public static List<Person> people() {
    return List.of(
        new Person("Mette Vang", "mette@ellebaek.example", Role.ADMINISTRATOR),
        new Person("Per Holm", "per@ellebaek.example", Role.EDITOR),
        new Person("Sofie Lund", "sofie@ellebaek.example", Role.CONTRIBUTOR),
        new Person("Bo Rask", "bo@ellebaek.example", Role.READER));
  }

  public boolean isFilled() {
    return municipality.isSetUp();
  }

  /// Fills an empty demo; does nothing in one that is filled.
  public void fill() {
    if (isFilled()) {
      return;
    }
    var texts = Texts.in(settings.language());
    System.out.println(texts.get("demo.filling"));
    var staff = addPeople();
    var editor = staff.get(Role.EDITOR);
    var administrator = staff.get(Role.ADMINISTRATOR);
    if (editor == null || administrator == null) {
      throw new IllegalStateException("The demo lacks an editor or an administrator. Indicates a bug");
    }
    municipality.setUp(details());
    addUnits(administrator, staff);
    var filling = new DemoFilling(editor, administrator, texts);
    steps.forEach(step -> step.fill(filling));
  }

  /// Each after those that it needs, and otherwise by name, so that every demo is filled in the same way.
  static List<DemoStep> inOrder(List<DemoStep> steps) {
    var left = new ArrayList<>(steps);
    left.sort(Comparator.comparing(DemoStep::name));
    var order = new ArrayList<DemoStep>();
    while (!left.isEmpty()) {
      var taken = order.stream().map(DemoStep::name).toList();
      var next =
          left.stream()
              .filter(step -> taken.containsAll(step.needs()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("The demo's steps wait for one another: " + names(left)));
      left.remove(next);
      order.add(next);
    }
    return order;
  }

  private static List<String> names(List<DemoStep> steps) {
    return steps.stream().map(step -> step.name() + " for " + step.needs()).toList();
  }

  private Map<Role, Staff> addPeople() {
    var staff = new EnumMap<Role, Staff>(Role.class);
    for (var person : people()) {
      staff.put(person.role(), people.addWithPassword(person.name(), person.mail(), person.role(), PASSWORD));
    }
    return staff;
  }

  private void addUnits(Staff by, Map<Role, Staff> staff) {
    var schools = unit(by, Unit.Kind.SECTION, "Børn og Skole", null, staff.get(Role.EDITOR), "boern@ellebaek.example");
    var school = unit(by, Unit.Kind.WORKPLACE, "Skovskolen", schools, staff.get(Role.CONTRIBUTOR), "skovskolen@ellebaek.example");
    var library = unit(by, Unit.Kind.WORKPLACE, "Ellebæk Bibliotek", null, staff.get(Role.READER), "");
    put(by, staff.get(Role.CONTRIBUTOR), school);
    put(by, staff.get(Role.READER), library);
  }

  private @Nullable UnitId unit(
      Staff by, Unit.Kind kind, String name, @Nullable UnitId parent, @Nullable Staff contact, String mail) {
    var words = new Unit.Words(kind, name, parent, contact == null ? null : contact.id(), mail);
    return units.add(by, words) instanceof UnitChange.Done(var id) ? id : null;
  }

  private void put(Staff by, @Nullable Staff person, @Nullable UnitId unit) {
    if (person != null && unit != null) {
      units.put(by, person.id(), List.of(unit));
    }
  }

  private Details details() {
    return new Details(
        "Ellebæk Kommune",
        "pip",
        "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
        Theme.DEFAULT,
        arms(),
        URI.create("http://localhost:" + port),
        "pip@ellebaek.example",
        "redaktion@ellebaek.example",
        "Rådhustorvet 1, 9999 Ellebæk",
        List.of("Børn og Skole", "Ældre og Sundhed", "Teknik og Miljø", "Kultur og Fritid", "Ledelse og Udvikling"));
  }

  private static @Nullable Picture arms() {
    return Pictures.read(DemoFiles.read(ARMS)) instanceof Reading.Accepted(var picture) ? picture : null;
  }
}
