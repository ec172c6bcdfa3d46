package dk.pip.commitments.web;

import dk.pip.access.Allowed;
import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentId;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contacts;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The promises of whoever is signed in: their own, and those of the workplaces that they answer for.
@Controller
class OwnPromisesController {
  static final String PATH = "/medarbejder/mine-loefter";

  private final Commitments commitments;
  private final Contacts contacts;
  private final AnswerPages pages;

  OwnPromisesController(Commitments commitments, Contacts contacts, AnswerPages pages) {
    this.commitments = commitments;
    this.contacts = contacts;
    this.pages = pages;
  }

  @Allowed(Role.READER)
  @GetMapping(PATH)
  Page list(Staff staff) {
    var all = commitments.ownedBy(contacts.answeredForBy(staff.id()));
    var page = new OwnPromisesPage(all.stream().filter(Commitment::isOpen).toList(), all.stream().filter(it -> !it.isOpen()).toList());
    return Page.of("commitments/own.jte", page);
  }

  private AnswerPages.Asking asking(Staff staff, UUID id) {
    var it = commitments.find(new CommitmentId(id)).orElseThrow(NotFound::new);
    if (!contacts.answeredForBy(staff.id()).contains(it.terms().owner())) {
      throw new NotFound();
    }
    return new AnswerPages.Asking(it, By.of(staff), it.terms().owner(), PATH + "/" + id, true);
  }

  @Allowed(Role.READER)
  @GetMapping(PATH + "/{id}")
  Page show(Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable String tak) {
    return pages.show(asking(staff, id), tak);
  }

  @Allowed(Role.READER)
  @TakesFiles(most = AnswerForm.MOST_SENT)
  @PostMapping(PATH + "/{id}")
  Object answer(Staff staff, @PathVariable UUID id, @ModelAttribute AnswerForm form, @RequestParam(required = false) @Nullable MultipartFile picture) throws IOException {
    var asking = asking(staff, id);
    return switch (pages.take(asking, form, picture)) {
      case null -> throw new NotFound();
      case Page page -> page;
      case Object said -> "redirect:" + asking.path() + "?tak=" + said;
    };
  }

  @Allowed(Role.READER)
  @PostMapping(PATH + "/{id}/fortrydelse")
  String undo(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String stamp, Flash flash) {
    var asking = asking(staff, id);
    commitments.undo(asking.by(), asking.it().id(), stamp);
    flash.say("commitments.answer.undone");
    return "redirect:" + asking.path();
  }

  @Allowed(Role.READER)
  @GetMapping(PATH + "/{id}/billede/{picture}")
  ResponseEntity<byte[]> picture(Staff staff, @PathVariable UUID id, @PathVariable UUID picture) {
    return PromisePictures.shown(commitments.picture(asking(staff, id).it().id(), picture).orElseThrow(NotFound::new), "no-store");
  }
}
