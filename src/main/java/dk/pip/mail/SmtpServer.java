package dk.pip.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A mail server that takes our mail.
///
/// @param user null for a server that asks for none; a password is sent over an encrypted connection only, unless the
///     security is [Security#NONE]
/// @param timeout of the connection and of each answer, 5 to 30 seconds
public record SmtpServer(
    String host, int port, Security security, @Nullable String user, @Nullable String password, Duration timeout) {

  public enum Security {
    /// In the open; for a server on the same machine.
    NONE,
    /// Encrypted by STARTTLS if the server offers it, whoever it says it is.
    OPPORTUNISTIC,
    /// Encrypted by STARTTLS with a certificate that is checked, or not at all.
    STARTTLS,
    /// Encrypted from the first byte with a certificate that is checked; usually port 465.
    TLS
  }

  public SmtpServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a mail server: " + host + ":" + port);
    }
    if (timeout.compareTo(Duration.ofSeconds(5)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
      throw new IllegalArgumentException("The timeout must be 5 to 30 seconds, not " + timeout.toSeconds());
    }
  }

  /// The name that Pip gives of itself in EHLO: that of this machine, or its address as RFC 5321 section 4.1.3 has it.
  String greeting() {
    try {
      var name = InetAddress.getLocalHost().getCanonicalHostName();
      return name.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") && !name.matches("[0-9.]+") ? name : "[127.0.0.1]";
    } catch (UnknownHostException e) {
      return "[127.0.0.1]";
    }
  }

  @Override
  public String toString() {
    return "SmtpServer[" + host + ":" + port + " " + security + "]";
  }
}
