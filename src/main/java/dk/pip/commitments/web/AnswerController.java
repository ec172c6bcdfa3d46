package dk.pip.commitments.web;

import dk.pip.access.Anyone;
import dk.pip.commitments.CommitmentLinks;
import dk.pip.commitments.CommitmentLinks.Opened;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Reported;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletResponse;
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

/// The page of an owner without an account, by their link: how it goes, in a minute. Looking changes nothing, whoever looks.
@Controller
class AnswerController {
  private static final String OWN = CommitmentLinks.FOLDER + "{token}";

  private final Commitments commitments;
  private final CommitmentLinks links;
  private final AnswerPages pages;

  AnswerController(Commitments commitments, CommitmentLinks links, AnswerPages pages) {
    this.commitments = commitments;
    this.links = links;
    this.pages = pages;
  }

  /// @return null where the link has been recalled
  private AnswerPages.@Nullable Asking asking(String token) {
    return switch (links.open(token)) {
      case Opened.Open(var id, var by) -> new AnswerPages.Asking(commitments.get(id), by, by.contact(), CommitmentLinks.FOLDER + token, false);
      case Opened.Recalled _ -> null;
      case Opened.Unknown _ -> throw new NotFound();
    };
  }

  private static Page gone() {
    return Page.of("commitments/gone.jte", new GonePage("commitments.gone")).withStatus(410);
  }

  @Anyone
  @GetMapping(OWN)
  Page show(@PathVariable String token, @RequestParam(required = false) @Nullable String tak, HttpServletResponse response) {
    SecretAddress.protect(response);
    var asking = asking(token);
    return asking == null ? gone() : pages.show(asking, tak);
  }

  @Anyone
  @FromElsewhere
  @TakesFiles(most = AnswerForm.MOST_SENT)
  @PostMapping(OWN)
  Object answer(
      @PathVariable String token, @ModelAttribute AnswerForm form, @RequestParam(required = false) @Nullable MultipartFile picture, HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    var asking = asking(token);
    if (asking == null) {
      return gone();
    }
    return switch (pages.take(asking, form, picture)) {
      case null -> gone();
      case Page page -> page;
      case Object said -> "redirect:" + asking.path() + "?tak=" + said;
    };
  }

  @Anyone
  @FromElsewhere
  @PostMapping(OWN + "/fortrydelse")
  Object undo(@PathVariable String token, @RequestParam(defaultValue = "") String stamp, HttpServletResponse response) {
    SecretAddress.protect(response);
    var asking = asking(token);
    if (asking == null || commitments.undo(asking.by(), asking.it().id(), stamp) instanceof Reported.LinkGone) {
      return gone();
    }
    return "redirect:" + asking.path();
  }

  @Anyone
  @GetMapping(OWN + "/billede/{picture}")
  ResponseEntity<byte[]> picture(@PathVariable String token, @PathVariable UUID picture, HttpServletResponse response) {
    var asking = asking(token);
    if (asking == null) {
      throw new NotFound();
    }
    SecretAddress.protect(response);
    return PromisePictures.shown(commitments.picture(asking.it().id(), picture).orElseThrow(NotFound::new), "no-store");
  }
}
