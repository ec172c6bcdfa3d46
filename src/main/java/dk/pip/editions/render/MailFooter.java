package dk.pip.editions.render;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The foot of a mail: why its reader gets it and how to stop.
///
/// @param unsubscribe the reader's own page for stopping; null where there is none, and then the mail says whom to
///     write to
public record MailFooter(Reason reason, @Nullable URI unsubscribe) {
  public static final MailFooter TEST = new MailFooter(Reason.TEST, null);

  public enum Reason {
    SUBSCRIBED("editions.mail.why-subscribed"),
    STAFF("editions.mail.why-staff"),
    TEST("editions.mail.why-test");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }
}
