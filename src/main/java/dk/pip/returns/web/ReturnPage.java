package dk.pip.returns.web;

import dk.pip.mail.ReadMail;
import dk.pip.returns.ReturnKind;
import dk.pip.returns.Returned;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One message that came back.
///
/// @param bytes as it came
public record ReturnPage(Returned message, ReadMail mail, byte[] bytes, Instant now) {
  private static final int SHOWN = 64 * 1024;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\",;:]+@[^\\s<>\",;:]+");

  public String address() {
    return ReturnsPage.PLACE + "/" + message.id();
  }

  public String when(Instant then, Texts texts) {
    return Dates.near(then, now, texts);
  }

  /// Opens whoever looks' own mail program with an answer begun; null where there is nobody to answer.
  public @Nullable String answer() {
    var to = mail.header("Reply-To").isBlank() ? message.sender() : mail.header("Reply-To");
    var found = ADDRESS.matcher(to);
    if (message.kind() != ReturnKind.REPLY || !found.find()) {
      return null;
    }
    var subject = message.subject().regionMatches(true, 0, "sv:", 0, 3) || message.subject().regionMatches(true, 0, "re:", 0, 3)
        ? message.subject()
        : "Sv: " + message.subject();
    return "mailto:" + encoded(found.group()).replace("%40", "@") + "?subject=" + encoded(subject.strip());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What was done because of it; null where nothing was to be done, or that wasn't kept.
  public @Nullable String effect(Texts texts) {
    var effect = message.effect();
    if (effect.isEmpty() || message.forged()) {
      return null;
    }
    if (!effect.equals("none")) {
      return texts.get("returns.effect." + effect);
    }
    return switch (message.reason().consequence()) {
      case UNSUBSCRIBE -> texts.get("returns.effect.none.complaint");
      case STOP, COUNT, TELL_OPERATOR ->
          message.kind() != ReturnKind.BOUNCE ? null
          : message.mailing() == null ? texts.get("returns.effect.none.unknown") : texts.get("returns.effect.none");
      case FILE, SHOW -> null;
    };
  }

  /// The plain text, or nothing where there is none to read.
  public @Nullable String text() {
    var text = mail.text();
    return text == null || text.isBlank() ? null : text;
  }

  /// The beginning of the message as it came.
  public String source() {
    return new String(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)), StandardCharsets.UTF_8);
  }

  public boolean isCut() {
    return bytes.length > SHOWN;
  }
}
