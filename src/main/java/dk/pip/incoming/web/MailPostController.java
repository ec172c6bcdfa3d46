package dk.pip.incoming.web;

import dk.pip.access.Anyone;
import dk.pip.incoming.Incoming;
import dk.pip.incoming.Intake;
import dk.pip.web.FromElsewhere;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/// Takes mail from a mail server that posts it, whatever it is: a message as it is, with the secret of this installation.
/// 204 says that it is kept for good; 503 that it is to be posted again later.
@Controller
class MailPostController {
  static final String PATH = "/retur";

  private static final String BEARER = "Bearer ";

  // Each may be as large as a mail gets.
  private static final int AT_ONCE = 4;

  private final Incoming incoming;
  private final Intake intake;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  MailPostController(Incoming incoming, Intake intake) {
    this.incoming = incoming;
    this.intake = intake;
  }

  @Anyone
  @FromElsewhere
  @PostMapping(PATH)
  ResponseEntity<Void> take(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization, HttpServletRequest request)
      throws IOException {
    if (!intake.takesPosts()) {
      return ResponseEntity.notFound().build();
    }
    if (!authorization.startsWith(BEARER) || !intake.knows(authorization.substring(BEARER.length()).strip())) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
    if (intake.isHeld()) {
      return later();
    }
    if (!turns.tryAcquire()) {
      return later();
    }
    try {
      return take(request);
    } finally {
      turns.release();
    }
  }

  private ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
    byte[] message;
    try (var body = request.getInputStream()) {
      message = body.readNBytes(Incoming.LARGEST + 1);
    }
    if (message.length > Incoming.LARGEST) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).header(HttpHeaders.CONNECTION, "close").build();
    }
    if (message.length == 0) {
      return ResponseEntity.badRequest().build();
    }
    try {
      incoming.take(message);
      return ResponseEntity.noContent().build();
    } catch (DataAccessException | TransactionException e) {
      return later();
    }
  }

  private static ResponseEntity<Void> later() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "60").build();
  }
}
