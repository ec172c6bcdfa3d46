package dk.pip.testing;

import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpServer.Security;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Settings of mail with one mail server and all the rest as it is when nobody has set it.
public final class OneRelay {
  private OneRelay() {}

  public static MailSettings at(
      @Nullable String host, int port, @Nullable String user, @Nullable String password, Security encryption) {
    return new MailSettings(host, port, user, password, encryption, null, null, Map.of());
  }

  public static MailSettings with(MailSettings mail, Map<String, Integer> more) {
    return new MailSettings(
        mail.host(), mail.port(), mail.user(), mail.password(), mail.encryption(), null, null, more);
  }

  public static MailSettings open(@Nullable String host, int port) {
    return at(host, port, null, null, Security.NONE);
  }
}
