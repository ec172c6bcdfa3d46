package dk.pip.library.web;

import dk.pip.access.Allowed;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPicture.Focus;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.PictureChange;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is to be seen of a picture, and what matters most on it.
@Controller
class CutController {
  private static final String PICTURE = LibraryPages.PICTURES + "/{id}";

  private final Library library;

  CutController(Library library) {
    this.library = library;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(PICTURE + "/beskaering")
  Page form(Staff staff, @PathVariable UUID id) {
    var picture = open(staff, id);
    var size = library.originalSize(picture);
    return Page.of("library/cut.jte", new LibraryPages.Cutting(picture, size, CutForm.of(picture.cut(), size.width(), size.height(), picture.revision()), Problems.none()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE + "/beskaering")
  Object cut(Staff staff, @PathVariable UUID id, @ModelAttribute CutForm form, @RequestParam(defaultValue = "false") String whole, Flash flash) {
    var picture = open(staff, id);
    var size = library.originalSize(picture);
    var isWhole = whole.equals("true");
    var problems = isWhole ? Problems.none() : form.check(size.width(), size.height());
    if (!problems.isEmpty()) {
      return Page.refused("library/cut.jte", new LibraryPages.Cutting(picture, size, form, problems));
    }
    var cut = isWhole ? null : form.cut(size.width(), size.height());
    return told(library.cut(staff, picture.id(), form.revisionSeen(), cut), "library.cut.done", picture.id(), flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE + "/midtpunkt")
  String focus(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "0") String revision, @RequestParam(defaultValue = "") String x, @RequestParam(defaultValue = "") String y, Flash flash) {
    var picture = open(staff, id);
    var across = thousandth(x);
    var down = thousandth(y);
    if (across < 0 || down < 0) {
      flash.warn("library.problem.percent");
      return LibraryController.back(picture.id()) + "/beskaering";
    }
    var seen = revision.equals(String.valueOf(picture.revision())) ? picture.revision() : 0;
    return told(library.focus(staff, picture.id(), seen, new Focus(across, down)), "library.focus.done", picture.id(), flash);
  }

  private static int thousandth(String typed) {
    try {
      var number = Double.parseDouble(typed.strip().replace(',', '.'));
      return number >= 0 && number <= 100 ? (int) Math.round(number * 10) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String told(PictureChange change, String done, LibraryPictureId id, Flash flash) {
    switch (change) {
      case DONE -> flash.say(done);
      case UNCHANGED -> flash.say("library.unchanged");
      case OVERTAKEN, CLOSED -> flash.warn("library.not-now");
      case GONE -> throw new NotFound();
    }
    return LibraryController.back(id);
  }

  private LibraryPicture open(Staff staff, UUID id) {
    return library.find(staff, new LibraryPictureId(id)).filter(picture -> library.mayChange(staff, picture)).orElseThrow(NotFound::new);
  }
}
