package dk.pip.mailcheck;

import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpServer.Security;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Asks a real mail server, on a connection of its own.
final class SmtpProbe implements RelayProbe {
  private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(5).toMillis());
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_LINES = 100;
  private static final String GREETING = "EHLO pip.invalid";

  private final X509ExtendedTrustManager trust;

  /// @param trust who says which certificates are good
  SmtpProbe(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  @Override
  public Reply ask(MailSettings server, @Nullable String sender) {
    var host = server.host();
    if (host == null) {
      return new Unreachable("");
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, server.port()), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      var seen = new SeenCertificate(trust);
      var talk =
          server.encryption() == Security.TLS ? new Talk(secured(socket, host, server.port(), seen)) : new Talk(socket);
      talk.expect(220);
      talk.greet();
      if (server.encryption() == Security.STARTTLS && talk.offers.contains("STARTTLS")) {
        talk.say("STARTTLS");
        talk.expect(220);
        talk = new Talk(secured(socket, host, server.port(), seen));
        talk.greet();
      }
      return finish(talk, server, sender, seen.encryption(talk.socket));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return new Unreachable(line(e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  private static Reached finish(Talk talk, MailSettings server, @Nullable String sender, @Nullable Encryption encryption)
      throws IOException {
    var offers = List.copyOf(talk.offers);
    @Nullable Boolean signedIn = null;
    var user = server.user();
    var password = server.password();
    var safe = encryption == null ? server.encryption() == Security.NONE : encryption.trusted() && encryption.named();
    if (user != null && password != null && safe) {
      signedIn = talk.signIn(user, password);
    }
    @Nullable Boolean takesSender = null;
    var may = user == null || Boolean.TRUE.equals(signedIn);
    if (sender != null && may) {
      talk.say("MAIL FROM:<" + sender + ">");
      takesSender = talk.read() < 300;
    }
    var refusal = Boolean.FALSE.equals(signedIn) || Boolean.FALSE.equals(takesSender) ? talk.text : "";
    talk.say("QUIT");
    return new Reached(offers, encryption, signedIn, takesSender, refusal);
  }

  private static SSLSocket secured(Socket socket, String host, int port, SeenCertificate seen)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {seen}, null);
    var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static String line(String text) {
    var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + " …";
  }

  /// A conversation, line by line.
  private static final class Talk {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final List<String> offers = new ArrayList<>();
    private String text = "";

    Talk(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      this.out = socket.getOutputStream();
    }

    void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /// The code of the next reply, whose text is kept.
    int read() throws IOException {
      return read(new ArrayList<>());
    }

    private int read(List<String> lines) throws IOException {
      for (var i = 0; i < MOST_LINES; i++) {
        var line = in.readLine();
        if (line == null) {
          throw new IOException("The server hung up");
        }
        if (!line.matches("[2-5]\\d\\d([ -].*)?")) {
          throw new IOException("No answer of a mail server: " + line(line));
        }
        lines.add(line.length() > 4 ? line.substring(4) : "");
        if (line.length() == 3 || line.charAt(3) == ' ') {
          text = line(line);
          return Integer.parseInt(line.substring(0, 3));
        }
      }
      throw new IOException("An answer without an end");
    }

    void expect(int code) throws IOException {
      if (read() != code) {
        throw new IOException(text);
      }
    }

    void greet() throws IOException {
      say(GREETING);
      var lines = new ArrayList<String>();
      if (read(lines) != 250) {
        throw new IOException(text);
      }
      offers.clear();
      lines.stream().skip(1).map(line -> line.strip().toUpperCase(Locale.ROOT)).forEach(offers::add);
    }

    boolean signIn(String user, String password) throws IOException {
      var ways = offers.stream().filter(offer -> offer.startsWith("AUTH ")).findFirst().orElse("");
      if (ways.contains("PLAIN") || !ways.contains("LOGIN")) {
        say("AUTH PLAIN " + encoded("\0" + user + "\0" + password));
        return read() == 235;
      }
      say("AUTH LOGIN");
      if (read() != 334) {
        return false;
      }
      say(encoded(user));
      if (read() != 334) {
        return false;
      }
      say(encoded(password));
      return read() == 235;
    }

    private static String encoded(String secret) {
      return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }
  }
}
