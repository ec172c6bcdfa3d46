package dk.pip.editions.web;

import dk.pip.editions.BundleUnreadable;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;

/// Shows, instead of what was asked for, that an edition's newest draft can't be read or set, and what can be done about it.
@ControllerAdvice(assignableTypes = {EditionController.class, PreviewController.class, PublicationController.class, TestMailController.class})
class UnreadableDraft {
  private final Editions editions;

  UnreadableDraft(Editions editions) {
    this.editions = editions;
  }

  @ExceptionHandler
  Page show(BundleUnreadable unreadable, HttpServletRequest request) {
    var id = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named ? named.get("id") : null;
    if (id == null) {
      throw unreadable;
    }
    var edition = editions.find(new EditionId(UUID.fromString(id.toString()))).orElseThrow(NotFound::new);
    return Page.refused("editions/desk/unreadable.jte", new UnreadablePage(edition, unreadable.findings()));
  }
}
