package dk.pip.incoming.web;

import dk.pip.incoming.Intake.Ways;
import dk.pip.incoming.Unclaimed;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mail that nobody took, the newest first.
///
/// @param all whether those are shown, too, that somebody has looked at
/// @param unseen how many wait for somebody
/// @param next the address of the next page; null on the last
public record UnclaimedList(List<Unclaimed> mails, boolean all, long unseen, @Nullable String next, Ways ways, Instant now) {
  static final String PLACE = "/redaktion/ufordelt-post";

  public UnclaimedList {
    mails = List.copyOf(mails);
  }

  public String address(Unclaimed mail) {
    return PLACE + "/" + mail.id();
  }

  public static String subject(Unclaimed mail, Texts texts) {
    return mail.subject().isBlank() ? texts.get("incoming.no-subject") : mail.subject();
  }

  public static String sender(Unclaimed mail, Texts texts) {
    return mail.sender().isBlank() ? texts.get("incoming.no-sender") : mail.sender();
  }

  public static String why(Unclaimed mail, Texts texts) {
    return texts.get("incoming.why." + mail.why().word());
  }

  public String facts(Unclaimed mail, Texts texts) {
    return Dates.near(mail.arrivedAt(), now, texts) + ", " + size(mail.size(), texts);
  }

  static String size(long bytes, Texts texts) {
    return bytes < 1_000_000
        ? texts.get("incoming.kilobytes", Math.max(1, Math.ceilDiv(bytes, 1_000)))
        : texts.get("incoming.megabytes", Math.round(bytes / 100_000.0) / 10.0);
  }
}
