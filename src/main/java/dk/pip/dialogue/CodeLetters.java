package dk.pip.dialogue;

import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Letters with codes to sign with: worth nothing after a quarter of an hour, so they aren't tried for longer.
@Component
class CodeLetters {
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  CodeLetters(Outbox outbox, Municipality municipality, Settings settings, Clock clock) {
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  /// @return false where the server would not have it, or there is no way to send
  boolean send(MailAddress to, Dialogue dialogue, PartyContact contact, String code) {
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      return false;
    }
    var shown = code.substring(0, 3) + " " + code.substring(3);
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("dialogue.letter.code.subject", shown),
            List.of(texts.get("dialogue.letter.hello", contact.name()), texts.get("dialogue.letter.code.text", dialogue.title(), shown)),
            texts.get("dialogue.letter.code.act"),
            site.toString(),
            texts.get("dialogue.letter.code.last"));
    return switch (outbox.post("dialogue.letter.code", to, letter.message(to, clock.instant()), Agreements.CODE_LIVES)) {
      case Outbox.Posted.Sent _, Outbox.Posted.Waiting _ -> true;
      case Outbox.Posted.Refused _, Outbox.Posted.NoWay _ -> false;
    };
  }
}
