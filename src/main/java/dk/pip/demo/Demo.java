package dk.pip.demo;

import dk.pip.editions.BundleFiles;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Fills the demo the first time that it starts: Ellebæk Kommune, which is invented, its people and its editions. The
/// passwords stand on the start page and work only here, where only this machine is answered.
@Component
public class Demo {
  /// Signs in as any of the demo's people.
  public static final String PASSWORD = "ellebaek-i-marts";

  private static final String FOLDER = "demo/";

  private final Settings settings;
  private final Municipality municipality;
  private final People people;
  private final Editions editions;
  private final DemoReaders readers;
  private final DemoMailings mailings;
  private int port;

  Demo(
      Settings settings,
      Municipality municipality,
      People people,
      Editions editions,
      DemoReaders readers,
      DemoMailings mailings) {
    this.settings = settings;
    this.municipality = municipality;
    this.people = people;
    this.editions = editions;
    this.readers = readers;
    this.mailings = mailings;
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

  /// Fills an empty demo; does nothing in one that is filled, or in an installation that is not the demo.
  public void fill() {
    if (!settings.demo() || isFilled()) {
      return;
    }
    var texts = Texts.in(settings.language());
    System.out.println(texts.get("demo.filling"));
    var names = names();
    var staff = addPeople();
    var editor = staff.get(Role.EDITOR);
    var administrator = staff.get(Role.ADMINISTRATOR);
    if (editor == null || administrator == null) {
      throw new IllegalStateException("The demo lacks an editor or an administrator. Indicates a bug");
    }
    municipality.setUp(details(files(names.getLast())));
    readers.add(editor);
    for (var name : names.subList(0, names.size() - 1)) {
      System.out.println("  " + texts.get("demo.edition", name));
      if (editions.importBundle(editor, files(name)) instanceof Editions.ImportResult.Imported(var id, _)) {
        publish(editor, id);
      }
    }
    var sent = mailings.send(editor, administrator);
    System.out.println("  " + texts.get("demo.edition", names.getLast()));
    editions.importBundle(editor, files(names.getLast()));
    mailings.prepare(editor, administrator);
    mailings.answer(sent);
  }

  private void publish(Staff staff, EditionId id) {
    var outcome = editions.publish(staff, id, null);
    if (!(outcome instanceof Editions.PublishResult.Published)) {
      throw new IllegalStateException("The demo's own edition was not published: " + outcome);
    }
  }

  private Map<Role, Staff> addPeople() {
    var staff = new EnumMap<Role, Staff>(Role.class);
    for (var person : people()) {
      staff.put(person.role(), people.addWithPassword(person.name(), person.mail(), person.role(), PASSWORD));
    }
    return staff;
  }

  private Details details(BundleFiles newest) {
    return new Details(
        "Ellebæk Kommune",
        "pip",
        "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
        Theme.DEFAULT,
        arms(newest),
        URI.create("http://localhost:" + port),
        "pip@ellebaek.example",
        "redaktion@ellebaek.example",
        "Rådhustorvet 1, 9999 Ellebæk",
        List.of("Børn og Skole", "Ældre og Sundhed", "Teknik og Miljø", "Kultur og Fritid", "Ledelse og Udvikling"));
  }

  private static @org.jspecify.annotations.Nullable Picture arms(BundleFiles files) {
    var bytes = files.files().get("pictures/vaaben.png");
    return bytes != null && Pictures.read(bytes) instanceof Reading.Accepted(var picture) ? picture : null;
  }

  private static List<String> names() {
    try (var stream = Demo.class.getResourceAsStream("/" + FOLDER + "index.txt")) {
      if (stream == null) {
        throw new IllegalStateException("The program lacks its demo");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The bundle of one of the demo's editions.
  public static BundleFiles files(String name) {
    var files = new TreeMap<String, byte[]>();
    var prefix = FOLDER + name + "/";
    try {
      for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + prefix + "**/*.*")) {
        var url = resource.getURL().toString();
        files.put(url.substring(url.indexOf(prefix) + prefix.length()), resource.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return BundleFiles.of(files);
  }
}
