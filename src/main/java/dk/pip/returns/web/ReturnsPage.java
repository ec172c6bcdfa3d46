package dk.pip.returns.web;

import dk.pip.incoming.Intake.Ways;
import dk.pip.returns.ReturnKind;
import dk.pip.returns.Returned;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came back, the newest first.
///
/// @param all whether everything is shown, not only what waits for somebody
/// @param kind the only kind shown; null for each
/// @param open how many wait for somebody
/// @param forged how many came to return addresses that somebody has made up
/// @param next the address of the next page; null on the last
/// @param unclaimed how many mails nobody took, which stand on a page of their own
public record ReturnsPage(
    List<Returned> messages,
    boolean all,
    @Nullable ReturnKind kind,
    long open,
    long forged,
    @Nullable String next,
    Ways ways,
    long unclaimed,
    Instant now) {
  static final String PLACE = "/redaktion/svar";

  public ReturnsPage {
    messages = List.copyOf(messages);
  }

  public String address(Returned message) {
    return PLACE + "/" + message.id();
  }

  public static String kind(ReturnKind kind, Texts texts) {
    return texts.get("returns.kind." + kind.word());
  }

  /// What it is and when it came, such as "Svar fra en læser, i går kl. 9.12".
  public String facts(Returned message, Texts texts) {
    return kind(message.kind(), texts) + ", " + Dates.near(message.receivedAt(), now, texts);
  }

  public static String subject(Returned message, Texts texts) {
    return message.subject().isBlank() ? texts.get("returns.no-subject") : message.subject();
  }

  /// Whom it is about or from.
  public static String about(Returned message, Texts texts) {
    var who = message.kind() == ReturnKind.REPLY || message.recipient().isBlank() ? message.sender() : message.recipient();
    return who.isBlank() ? texts.get("returns.no-sender") : who;
  }

  public static String reason(Returned message, Texts texts) {
    return texts.get("returns.reason." + message.reason().word());
  }

  public String readAt(Texts texts) {
    var at = ways.readAt();
    return at == null ? "" : Dates.near(at, now, texts);
  }
}
