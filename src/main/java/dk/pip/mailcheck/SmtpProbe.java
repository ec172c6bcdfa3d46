package dk.pip.mailcheck;

import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpConnection;
import dk.pip.mail.SmtpFailure;
import dk.pip.mail.SmtpServer;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Asks a real mail server, over a connection such as mails are sent over, so that what is found is what they will meet.
final class SmtpProbe implements RelayProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_TEXT = 200;

  private final X509ExtendedTrustManager trust;

  /// @param trust who says which certificates are good
  SmtpProbe(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  @Override
  public Reply ask(MailSettings settings, @Nullable String sender) {
    var host = settings.host();
    if (host == null) {
      return new Unreachable("");
    }
    var user = settings.user();
    var server = new SmtpServer(host, settings.port(), settings.encryption(), user, settings.password(), TIMEOUT);
    var seen = new SeenCertificate(trust);
    try (var connection = SmtpConnection.look(server, seen)) {
      var encryption = seen.encryption(connection.encryption());
      @Nullable Boolean signedIn = null;
      @Nullable Boolean takesSender = null;
      var refusal = "";
      if (user != null && encryption != null && encryption.trusted() && encryption.named()) {
        refusal = refusalToSignIn(connection, user, settings.password() == null ? "" : settings.password());
        signedIn = refusal.isEmpty();
      }
      if (sender != null && (user == null || Boolean.TRUE.equals(signedIn))) {
        var reply = connection.ask("MAIL FROM:<" + sender + ">");
        takesSender = reply.accepted();
        refusal = reply.accepted() ? "" : brief(reply.toString());
      }
      connection.quit();
      return new Reached(connection.offers(), encryption, signedIn, takesSender, refusal);
    } catch (IOException e) {
      return new Unreachable(brief(e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  /// What the server says to user and password; empty when it takes them.
  private static String refusalToSignIn(SmtpConnection connection, String user, String password) throws IOException {
    try {
      connection.signIn(user, password);
      return "";
    } catch (SmtpFailure e) {
      return brief(String.valueOf(e.getMessage()));
    }
  }

  private static String brief(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }
}
