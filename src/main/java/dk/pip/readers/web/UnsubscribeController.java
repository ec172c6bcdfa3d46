package dk.pip.readers.web;

import dk.pip.access.Anyone;
import dk.pip.readers.OwnPages;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.readers.Unsubscription;
import dk.pip.readers.web.UnsubscribePage.Step;
import dk.pip.web.FromElsewhere;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Getting no more mails. The address is the proof of who asks, so nothing here needs a cookie.
@Controller
class UnsubscribeController {
  private static final String PATH = "/afmeld/{token}";

  /// What RFC 8058 has mail programs send, and what no form of ours has.
  private static final String ONE_CLICK = "List-Unsubscribe";

  private final OwnPages pages;
  private final Readers readers;
  private final OwnPageOf own;

  UnsubscribeController(OwnPages pages, Readers readers, OwnPageOf own) {
    this.pages = pages;
    this.readers = readers;
    this.own = own;
  }

  @Anyone
  @GetMapping(PATH)
  Page look(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    return answer(pages.look(token), token, Step.ASK);
  }

  /// A mail program's button and ours. The mail program's is always honoured and answered in a word; ours is asked about
  /// once more where it is pressed within minutes of the sending, as link scanners do.
  ///
  /// @param again whether the button is the one of the second page
  @Anyone
  @FromElsewhere
  @PostMapping(PATH)
  Object unsubscribe(
      @PathVariable String token,
      @RequestParam(name = ONE_CLICK, required = false) @Nullable String oneClick,
      @RequestParam(name = "igen", defaultValue = "false") boolean again,
      HttpServletResponse response) {
    SecretAddress.protect(response);
    if (oneClick != null) {
      var known = !(pages.unsubscribeAtOnce(token) instanceof Unsubscription.Unknown);
      return ResponseEntity.status(known ? 200 : 404).build();
    }
    if (!again && pages.look(token) instanceof Unsubscription.Off && pages.mayBeAProgram(token)) {
      return answer(pages.look(token), token, Step.ASK_AGAIN);
    }
    return answer(pages.unsubscribe(token), token, Step.DONE);
  }

  @Anyone
  @FromElsewhere
  @PostMapping(PATH + "/fortrydelse")
  Page undo(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    return answer(pages.look(token), token, pages.undo(token) ? Step.UNDONE : Step.NOT_UNDONE);
  }

  private Page answer(Unsubscription outcome, String token, Step step) {
    return switch (outcome) {
      case Unsubscription.Off(var reader, var list) -> page(step, token, reader, list);
      case Unsubscription.Mandatory(var reader, var list) -> page(Step.MANDATORY, token, reader, list);
      case Unsubscription.Unknown _ ->
          Page.of("readers/words.jte", WordsPage.of("readers.unsubscribe.unknown")).withStatus(404);
    };
  }

  private Page page(Step step, String token, ReaderId reader, ReaderList list) {
    var page = Page.of("readers/unsubscribe.jte", new UnsubscribePage(step, token, list.name(), own.address(reader), pages.mayUndo(token)));
    return readers.find(reader).map(known -> page.in(known.language())).orElse(page);
  }
}
