package dk.pip.mail;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A connection to a mail server could not be made or has broken.
public final class SmtpFailure extends IOException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable SmtpReply reply;

  SmtpFailure(String message, @Nullable SmtpReply reply) {
    super(message);
    this.reply = reply;
  }

  SmtpFailure(String message, Throwable cause) {
    super(message, cause);
    reply = null;
  }

  /// What the server said, if it said anything.
  public @Nullable SmtpReply reply() {
    return reply;
  }
}
