package dk.pip.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Sends one mail over a connection of its own: for test mails and the like, not for an edition to thousands.
public final class SmtpTransport implements MailTransport {
  private static final Pattern REPLY = Pattern.compile("(?:^|response: )([45]\\d\\d)\\b");
  private static final int LONGEST_TEXT = 300;

  private final SmtpServer server;
  private final Session session;

  public SmtpTransport(SmtpServer server) {
    this.server = server;
    this.session = Session.getInstance(properties(server));
  }

  /// A mail to several goes to all of them or, if the server refuses one, to none.
  @Override
  public Outcome send(OutgoingMail mail) {
    @Nullable Message message = null;
    var sent = false;
    try (var transport = (SMTPTransport) session.getTransport("smtp")) {
      transport.connect(server.host(), server.port(), server.user(), server.password());
      message = new Message(session, mail);
      transport.sendMessage(message, addresses(mail));
      sent = true;
    } catch (MessagingException e) {
      return sent ? new Outcome.Sent() : outcome(e, message != null && message.handedOver);
    }
    return new Outcome.Sent();
  }

  private static Outcome outcome(MessagingException failure, boolean handedOver) {
    for (@Nullable Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
      var code = code(cause);
      if (code >= 400 && code <= 599) {
        return new Outcome.Refused(code, text(cause), code >= 500);
      }
    }
    return handedOver ? new Outcome.Uncertain(text(failure)) : new Outcome.Unreachable(text(failure));
  }

  private static int code(MessagingException failure) {
    return switch (failure) {
      case SMTPAddressFailedException e -> e.getReturnCode();
      case SMTPSenderFailedException e -> e.getReturnCode();
      case SMTPSendFailedException e -> e.getReturnCode();
      default -> {
        var reply = REPLY.matcher(message(failure));
        yield reply.find() ? Integer.parseInt(reply.group(1)) : -1;
      }
    };
  }

  private static String text(MessagingException failure) {
    var line = message(failure).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + " …";
  }

  private static String message(MessagingException failure) {
    var message = failure.getMessage();
    return message == null ? "" : message;
  }

  private static Address[] addresses(OutgoingMail mail) throws AddressException {
    var addresses = new Address[mail.recipients().size()];
    for (var i = 0; i < addresses.length; i++) {
      addresses[i] = new InternetAddress(mail.recipients().get(i));
    }
    return addresses;
  }

  private static Properties properties(SmtpServer server) {
    var properties = new Properties();
    var timeout = Long.toString(server.timeout().toMillis());
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
    properties.put("mail.smtp.socketFactory", new NoDelay());
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.security()) {
      case NONE -> {}
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> requireEncryption(properties);
      case OPPORTUNISTIC -> {
        if (server.user() != null) {
          requireEncryption(properties);
        } else {
          properties.put("mail.smtp.starttls.enable", "true");
          properties.put("mail.smtp.ssl.trust", "*");
          properties.put("mail.smtp.ssl.checkserveridentity", "false");
        }
      }
    }
    return properties;
  }

  private static void requireEncryption(Properties properties) {
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
  }

  /// The bytes as they are, and whether they have all been written.
  private static final class Message extends SMTPMessage {
    private final byte[] bytes;
    private boolean handedOver;

    Message(Session session, OutgoingMail mail) throws MessagingException {
      super(session, new ByteArrayInputStream(mail.message()));
      bytes = mail.message();
      setEnvelopeFrom(mail.sender());
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
      out.write(bytes);
      handedOver = true;
    }
  }
}
