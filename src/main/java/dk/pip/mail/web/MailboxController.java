package dk.pip.mail.web;

import dk.pip.mail.KeptMail;
import dk.pip.mail.MailId;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.operations.Settings;
import dk.pip.web.Anyone;
import dk.pip.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Shows the demo's mailbox. Nobody need sign in to it, and outside the demo it isn't there.
@Controller
class MailboxController {
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  // Styles stand inside a mail, pictures travel with it, and its links open beside it.
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private final Mailbox mailbox;
  private final Settings settings;
  private final Clock clock;

  MailboxController(Mailbox mailbox, Settings settings, Clock clock) {
    this.mailbox = mailbox;
    this.settings = settings;
    this.clock = clock;
  }

  @Anyone
  @GetMapping("/postkasse")
  Page list() {
    requireDemo();
    return Page.of("mail/mailbox.jte", new MailboxPage(mailbox.list(), clock.instant()));
  }

  @Anyone
  @GetMapping("/postkasse/{id}")
  Page show(@PathVariable UUID id, @RequestParam(defaultValue = "mail") String form) {
    var message = message(id);
    var shown = MailPage.FORMS.contains(form) ? form : "mail";
    return Page.of(
        "mail/mail.jte", new MailPage(kept(id), ReadMail.of(message), message, shown, clock.instant()));
  }

  @Anyone
  @GetMapping("/postkasse/{id}/mail.html")
  ResponseEntity<byte[]> html(@PathVariable UUID id) {
    var html = ReadMail.of(message(id)).html(leaf -> "/postkasse/" + id + "/del/" + leaf);
    if (html == null) {
      throw gone();
    }
    var page = html.replaceFirst("(?i)<head(\\s[^>]*)?>", "$0<base target=\"_blank\">");
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", MAIL_POLICY)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  /// A picture that the HTML refers to. Other parts are in the message that can be saved.
  @Anyone
  @GetMapping("/postkasse/{id}/del/{number}")
  ResponseEntity<byte[]> leaf(@PathVariable UUID id, @PathVariable int number) {
    var leaf =
        ReadMail.of(message(id)).leaves().stream()
            .skip(Math.max(number, 0))
            .findFirst()
            .filter(found -> PICTURES.contains(found.type()))
            .orElseThrow(MailboxController::gone);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, leaf.type())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(leaf.content());
  }

  @Anyone
  @GetMapping("/postkasse/{id}/mail.eml")
  ResponseEntity<byte[]> save(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("message/rfc822"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("mail.eml").build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(message(id));
  }

  private KeptMail kept(UUID id) {
    return mailbox.find(new MailId(id)).orElseThrow(MailboxController::gone);
  }

  private byte[] message(UUID id) {
    requireDemo();
    Optional<byte[]> message = mailbox.message(new MailId(id));
    return message.orElseThrow(MailboxController::gone);
  }

  private void requireDemo() {
    if (!settings.demo()) {
      throw gone();
    }
  }

  private static ResponseStatusException gone() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
