package dk.pip.library.demo;

import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.PictureDetails;
import dk.pip.library.PictureGround;
import dk.pip.library.PicturePlace;
import dk.pip.library.Withdrawals;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The pictures of the demo's editions, with what was agreed about each. One goes soon, one lacks a description, and of one
/// somebody didn't want to be seen any longer.
@Component
@Profile("demo")
class DemoLibrary implements DemoStep {
  private record Known(String file, String alt, String caption, String people, boolean children, @Nullable PictureGround ground) {}

  private static final List<Known> PICTURES =
      List.of(
          new Known("2025-03/pictures/faxen.jpg", "En fax på et tomt skrivebord", "Den sidste fax", "", false, PictureGround.NOBODY),
          new Known("2025-03/pictures/mejeriet.jpg", "Det gamle mejeri i aftensol", "Mejeriet skal have nyt tag", "", false, PictureGround.NOBODY),
          new Known("2026-01/pictures/aastien.jpg", "En cyklist på stien langs åen", "Åstien er farbar igen", "", false, PictureGround.SITUATION),
          new Known("2026-01/pictures/nattevagten.jpg", "En nattevagt hælder kaffe op", "Klokken fire på Solgården", "Tove Lind", false, PictureGround.CONSENT),
          new Known("2026-01/pictures/sneploven.jpg", "En sneplov i lygternes skær", "", "", false, PictureGround.NOBODY),
          new Known("2026-03/pictures/byraadssalen.jpg", "Børn på byrådets pladser", "Elevbyrådsdagen", "", true, PictureGround.PUBLIC_EVENT),
          new Known("2026-03/pictures/baenken.jpg", "Tre børn sidder tæt på en buet, rød bænk", "Bænken, der kan snakke", "", true, PictureGround.WRITTEN_CONSENT),
          new Known("2026-03/pictures/koncerten.jpg", "Et strygeorkester øver", "", "", true, PictureGround.PUBLIC_EVENT),
          new Known("2026-03/pictures/lindetraeet.jpg", "Tre mennesker planter et lille træ", "Det første af årets træer", "", false, PictureGround.SITUATION),
          new Known("2026-03/pictures/aftalen.jpg", "To kolleger ved et bord underskriver en aftale", "", "", false, PictureGround.OWN_STAFF),
          new Known("2026-04/pictures/vaerkstedet.jpg", "En mand og to børn bygger en båd", "", "", true, PictureGround.WRITTEN_CONSENT));

  private static final String UNDESCRIBED = "2026-03/pictures/uglen.png";
  private static final String SOON = "2026-04/pictures/skovbussen.jpg";
  private static final String OBJECTED = "2025-03/pictures/gelaenderet.jpg";
  private static final int DAYS_LEFT = 9;

  private final Library library;
  private final Withdrawals withdrawals;
  private final Clock clock;

  DemoLibrary(Library library, Withdrawals withdrawals, Clock clock) {
    this.library = library;
    this.withdrawals = withdrawals;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "library";
  }

  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    var editor = filling.editor();
    for (var known : PICTURES) {
      describe(editor, brought(editor, known.file()), known, null);
    }
    brought(editor, UNDESCRIBED);
    var soon = new Known(SOON, "En rød bus kører forbi skoven, og et barn vinker", "Skovbussen kører hele april", "", false, PictureGround.NOBODY);
    describe(editor, brought(editor, SOON), soon, Dates.local(clock.instant()).toLocalDate().plusDays(DAYS_LEFT));
    var objected = brought(editor, OBJECTED);
    describe(editor, objected, new Known(OBJECTED, "Et barn glider ned ad et gelænder", "", "", true, PictureGround.SITUATION), null);
    withdrawals.object(editor, objected.id(), "Familien er flyttet og vil gerne have, at billedet kommer væk.", "En forælder på Åskolen");
  }

  private LibraryPicture brought(Staff by, String file) {
    var came = library.bringIn(by, file.substring(file.lastIndexOf('/') + 1), DemoFiles.read(file));
    return switch (came) {
      case BroughtIn.Taken(var picture) -> picture;
      case BroughtIn.Known(var picture) -> picture;
      case BroughtIn.Withdrawn _, BroughtIn.Refused _ -> throw new IllegalStateException("The demo's own picture was not taken in: " + file);
    };
  }

  private void describe(Staff by, LibraryPicture picture, Known known, @Nullable LocalDate deleteBy) {
    var details =
        new PictureDetails(
            known.alt(), false, known.caption(), "Tegning: Pip", "Pips egne tegninger", known.people(), known.children(), known.ground(), EnumSet.allOf(PicturePlace.class), deleteBy);
    var now = Objects.requireNonNull(library.find(by, picture.id()).orElse(null));
    library.describe(by, picture.id(), now.revision(), details, true);
  }
}
