package dk.pip.editions.render;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The foot of a mail: why its reader gets it and how to stop.
///
/// @param unsubscribe the reader's own page for stopping; null where there is none, and then the mail says whom to
///     write to
/// @param own null for a mail that is the same for all
public record MailFooter(Reason reason, @Nullable URI unsubscribe, @Nullable Own own) {
  public static final MailFooter TEST = new MailFooter(Reason.TEST, null);

  /// What is a reader's own, or the marks for it.
  ///
  /// @param page where the reader says what to get and how often
  /// @param toText who the mail is for, in the text part
  /// @param toHtml the same in the HTML part
  /// @param whyText why they get it, in the text part
  /// @param whyHtml the same in the HTML part
  public record Own(URI page, String toText, String toHtml, String whyText, String whyHtml) {}

  public MailFooter(Reason reason, @Nullable URI unsubscribe) {
    this(reason, unsubscribe, null);
  }

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
