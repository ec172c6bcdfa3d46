package dk.pip.guides.demo;

import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.AttachmentReading;
import dk.pip.editions.Attachments;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideMoves;
import dk.pip.guides.Guides;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPictureId;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Audience;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Guides by section, some for all and some for staff. One should have been reviewed, one was moved, and one isn't out yet.
@Component
@Profile("demo")
class DemoGuides implements DemoStep {
  private static final String PICTURE = "2026-03/pictures/baenken.jpg";
  private static final String FILE = "2026-03/files/aftalen-solgaarden-2026.docx";
  private static final int MONTHS = 9;

  private final Guides guides;
  private final GuideDesk desk;
  private final GuideMoves moves;
  private final Library library;
  private final Units units;

  DemoGuides(Guides guides, GuideDesk desk, GuideMoves moves, Library library, Units units) {
    this.guides = guides;
    this.desk = desk;
    this.moves = moves;
    this.library = library;
    this.units = units;
  }

  @Override
  public String name() {
    return "guides";
  }

  /// The picture is the library's.
  @Override
  public List<String> needs() {
    return List.of("library");
  }

  @Override
  public void fill(DemoFilling filling) {
    var editor = filling.editor();
    var today = guides.today();
    var organisation = section(editor, "organisation", Audience.STAFF);
    var management = written(editor, "ledelse", organisation);
    out(editor, management, Audience.STAFF, null, null, null);
    var dialogue = written(editor, "forpligtende-dialogstyring", management);
    attach(editor, dialogue);
    out(editor, dialogue, Audience.STAFF, filling.administrator().id(), null, today.plusMonths(MONTHS));
    var wheel = written(editor, "aarshjul", organisation);
    out(editor, wheel, Audience.STAFF, filling.administrator().id(), null, today.plusDays(10));
    out(editor, written(editor, "moeder", management), Audience.STAFF, null, null, null);
    moves.place(editor, wheel, 1, new GuideMoves.Place(dialogue, null), null);

    var staff = section(editor, "personale", Audience.STAFF);
    out(editor, written(editor, "sygefravaer", staff), Audience.STAFF, filling.administrator().id(), null, today.minusDays(12));
    out(editor, written(editor, "ny-kollega", staff), Audience.STAFF, null, null, today.plusMonths(MONTHS));

    var communication = section(editor, "kommunikation", Audience.PUBLIC);
    var pictures = written(editor, "billeder-af-boern", communication);
    picture(editor, pictures);
    out(editor, pictures, Audience.PUBLIC, null, unit("Børn og Skole"), today.plusMonths(MONTHS));
    out(editor, written(editor, "skriv-saa-det-bliver-laest", communication), Audience.PUBLIC, editor.id(), null, null);
    out(editor, written(editor, "naar-pressen-ringer", communication), Audience.STAFF, editor.id(), null, null);

    var rooms = written(editor, "laan-et-lokale", null);
    out(editor, rooms, Audience.PUBLIC, null, unit("Ellebæk Bibliotek"), today.plusMonths(MONTHS));
    written(editor, "ladcyklerne", staff);
  }

  private GuideId section(Staff by, String file, Audience audience) {
    var id = written(by, file, null);
    out(by, id, audience, null, null, null);
    return id;
  }

  /// A title, a teaser and the text, in lines of this order.
  private GuideId written(Staff by, String file, @Nullable GuideId parent) {
    var text = new String(DemoFiles.read("guides/" + file + ".md"), StandardCharsets.UTF_8).split("\n", 3);
    var id = desk.begin(by, parent, text[0]).orElseThrow();
    desk.save(by, id, 1, empty -> new dk.pip.guides.GuideText(empty.title(), text[1], text.length < 3 ? "" : text[2].strip() + "\n", empty.files()));
    return id;
  }

  private void out(Staff by, GuideId id, Audience audience, @Nullable StaffId owner, @Nullable UnitId unit, @Nullable LocalDate review) {
    desk.describe(by, id, new GuideDesk.About(audience, owner, unit, review, review != null));
    desk.publish(by, id, guides.tree().find(id).orElseThrow().revision(), "");
  }

  private void attach(Staff by, GuideId id) {
    if (Attachments.read(DemoFiles.read(FILE)) instanceof AttachmentReading.Accepted(var attachment)) {
      desk.attach(by, id, FILE, attachment, "Eksempel: aftalen med Solgården 2026", null);
    }
  }

  private void picture(Staff by, GuideId id) {
    var came = library.bringIn(by, "baenken.jpg", DemoFiles.read(PICTURE));
    LibraryPictureId picture =
        switch (came) {
          case BroughtIn.Taken(var taken) -> taken.id();
          case BroughtIn.Known(var known) -> known.id();
          case BroughtIn.Withdrawn _, BroughtIn.Refused _ -> throw new IllegalStateException("The demo's own picture was not taken in: " + PICTURE);
        };
    var path = library.attach(id.value(), picture);
    desk.saveApart(by, id, text -> text.withBody(text.body().replace("PICTURE", path)));
  }

  private @Nullable UnitId unit(String name) {
    return units.list().stream().filter(it -> it.name().equals(name)).findFirst().map(Unit::id).orElse(null);
  }
}
