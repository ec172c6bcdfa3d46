package dk.pip.testing;

import dk.pip.settings.Settings.Mail;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Settings of mail with one mail server and all the rest as it is when nobody has set it.
public final class OneRelay {
  private OneRelay() {}

  public static Mail at(@Nullable String host, int port, @Nullable String user, @Nullable String password, Mail.Encryption encryption) {
    return new Mail(host, port, user, password, encryption, null, null, Map.of(), 10, 0, Map.of(), 12);
  }

  public static Mail with(Mail mail, Map<String, Integer> more) {
    return new Mail(
        mail.host(), mail.port(), mail.user(), mail.password(), mail.encryption(), null, null, more, 10, 0, Map.of(), 12);
  }

  public static Mail open(@Nullable String host, int port) {
    return at(host, port, null, null, Mail.Encryption.NONE);
  }
}
