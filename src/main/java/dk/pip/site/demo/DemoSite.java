package dk.pip.site.demo;

import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Audience;
import dk.pip.site.BylinePage.Words;
import dk.pip.site.BylinePages;
import dk.pip.site.OldAddresses;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Two who write and like to be found, the page of the library, and some addresses of an earlier site.
@Component
@Profile("demo")
class DemoSite implements DemoStep {
  private static final String LIBRARY = "Ellebæk Bibliotek";

  private final BylinePages bylines;
  private final Units units;
  private final OldAddresses addresses;

  DemoSite(BylinePages bylines, Units units, OldAddresses addresses) {
    this.bylines = bylines;
    this.units = units;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return "site";
  }

  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    var mette = filling.administrator();
    var per = filling.editor();
    var portrait = Pictures.read(DemoFiles.read("2026-03/pictures/interviewet.jpg")) instanceof Reading.Accepted(var picture) ? picture : null;
    bylines.save(mette, new Words(Audience.PUBLIC, "Kommunikationschef", "Jeg skriver helst om dem, der plejer at sige, at der ikke er noget at skrive om.", true), null);
    bylines.save(per, new Words(Audience.PUBLIC, "Journalist", "Jeg cykler rundt med en blok. Har du en god historie, så giv et praj.", true), portrait);
    units.list().stream().filter(unit -> unit.name().equals(LIBRARY)).findFirst().ifPresent(unit -> ofLibrary(filling, unit));
    var file = addresses.bring(mette, "gamle-adresser.csv", DemoFiles.read("gamle-adresser.csv"));
    addresses.use(mette, file);
  }

  private void ofLibrary(DemoFilling filling, Unit library) {
    bylines.save(filling.editor(), library, new Words(Audience.PUBLIC, "Søtorvet 3", "Bøger, kaffe og et sted at sidde. Vi skriver om det, der sker mellem hylderne.", true), null);
    bylines.ofUnit(library.id()).ifPresent(page -> bylines.claim(filling.editor(), page, "Biblioteket"));
  }
}
