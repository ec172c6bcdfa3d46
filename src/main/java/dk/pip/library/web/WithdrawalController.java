package dk.pip.library.web;

import dk.pip.access.Allowed;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.PictureChange;
import dk.pip.library.Withdrawals;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes a picture away from all who read, when somebody objects or for any other reason, and lets it come back.
@Controller
class WithdrawalController {
  private static final String PICTURE = LibraryPages.PICTURES + "/{id}";
  private static final int LONGEST_WHY = 1_000;
  private static final int LONGEST_NAME = 200;

  private final Library library;
  private final Withdrawals withdrawals;

  WithdrawalController(Library library, Withdrawals withdrawals) {
    this.library = library;
    this.withdrawals = withdrawals;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(PICTURE + "/indsigelse")
  Page form(Staff staff, @PathVariable UUID id) {
    return Page.of("library/objection.jte", page(staff, open(staff, id), "", "", Problems.none()));
  }

  private LibraryPages.Objecting page(Staff staff, LibraryPicture picture, String why, String askedBy, Problems problems) {
    return new LibraryPages.Objecting(picture, library.texts(staff, picture), library.editions(picture), why, askedBy, problems);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE + "/indsigelse")
  Object object(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String askedBy,
      Flash flash) {
    var picture = open(staff, id);
    var problems = Problems.none();
    if (why.isBlank()) {
      problems.add("why", "library.problem.why");
    } else if (Letters.moreThan(LONGEST_WHY, why)) {
      problems.add("why", "library.problem.too-long", LONGEST_WHY);
    }
    if (Letters.moreThan(LONGEST_NAME, askedBy)) {
      problems.add("askedBy", "library.problem.too-long", LONGEST_NAME);
    }
    if (!problems.isEmpty()) {
      return Page.refused("library/objection.jte", page(staff, picture, why, askedBy, problems));
    }
    return told(withdrawals.object(staff, picture.id(), why.strip(), askedBy.isBlank() ? null : askedBy.strip()), picture.id(), flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE + "/fjernelse")
  String withdraw(Staff staff, @PathVariable UUID id, Flash flash) {
    return told(withdrawals.withdraw(staff, new LibraryPictureId(id)), new LibraryPictureId(id), flash);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping(PICTURE + "/tilbage")
  String giveBack(Staff staff, @PathVariable UUID id, Flash flash) {
    var picture = new LibraryPictureId(id);
    switch (withdrawals.giveBack(staff, picture)) {
      case DONE -> flash.say("library.given-back");
      case UNCHANGED, OVERTAKEN, CLOSED -> flash.warn("library.not-now");
      case GONE -> throw new NotFound();
    }
    return LibraryController.back(picture);
  }

  private static String told(PictureChange change, LibraryPictureId id, Flash flash) {
    switch (change) {
      case DONE -> flash.say("library.withdrawn");
      case UNCHANGED, OVERTAKEN, CLOSED -> flash.warn("library.not-now");
      case GONE -> throw new NotFound();
    }
    return LibraryController.back(id);
  }

  private LibraryPicture open(Staff staff, UUID id) {
    return library.find(staff, new LibraryPictureId(id)).filter(picture -> library.mayChange(staff, picture)).orElseThrow(NotFound::new);
  }
}
