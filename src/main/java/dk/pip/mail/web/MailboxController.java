package dk.pip.mail.web;

import dk.pip.access.Anyone;
import dk.pip.mail.FramedMail;
import dk.pip.mail.KeptMail;
import dk.pip.mail.MailId;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.settings.Settings;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows the demo's mailbox. Nobody need sign in to it, and outside the demo it isn't there.
@Controller
class MailboxController {
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
    return FramedMail.html(ReadMail.of(message(id))).orElseThrow(NotFound::new);
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
    return mailbox.find(new MailId(id)).orElseThrow(NotFound::new);
  }

  private byte[] message(UUID id) {
    requireDemo();
    Optional<byte[]> message = mailbox.message(new MailId(id));
    return message.orElseThrow(NotFound::new);
  }

  private void requireDemo() {
    if (!settings.demo()) {
      throw new NotFound();
    }
  }
}
