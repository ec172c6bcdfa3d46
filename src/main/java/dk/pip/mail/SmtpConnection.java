package dk.pip.mail;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// A connection to a mail server, greeted, encrypted and signed in as [SmtpServer] says (RFC 5321, 3207, 4954).
/// Commands are collected until [#flush]; replies are read one by one. For one thread, but [#close] for any.
///
/// Others send by [SmtpSession]; public is what it takes to [#look] at how a server is set up.
public final class SmtpConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_TEXT = 500;
  private static final byte[] CRLF = {'\r', '\n'};
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final SmtpServer server;
  private final @Nullable X509TrustManager looking;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private final byte[] received = new byte[8192];
  private int at;
  private int end;
  private Map<String, String> extensions = Map.of();

  private SmtpConnection(SmtpServer server, @Nullable X509TrustManager looking, Socket socket) throws IOException {
    this.server = server;
    this.looking = looking;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  /// @throws SmtpFailure if the server can't be reached, isn't who it should be, or won't have us
  static SmtpConnection open(SmtpServer server) throws SmtpFailure {
    return open(server, null);
  }

  /// Greeted and encrypted where the server can, as for sending, but not signed in.
  ///
  /// @param trust who judges the certificate, and may let any pass
  /// @throws SmtpFailure if the server can't be reached, or won't have us
  public static SmtpConnection look(SmtpServer server, X509TrustManager trust) throws SmtpFailure {
    return open(server, trust);
  }

  private static SmtpConnection open(SmtpServer server, @Nullable X509TrustManager looking) throws SmtpFailure {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setSoTimeout((int) server.timeout().toMillis());
      socket.connect(new InetSocketAddress(server.host(), server.port()), (int) server.timeout().toMillis());
      var connection = new SmtpConnection(server, looking, socket);
      connection.begin();
      return connection;
    } catch (IOException | RuntimeException e) {
      closeQuietly(socket);
      throw e instanceof SmtpFailure known ? known : new SmtpFailure(sentence(e), e);
    }
  }

  boolean offers(String extension) {
    return extensions.containsKey(extension);
  }

  /// What the server says it can, the last time it was asked, in capitals, without what is behind the words: `SIZE`.
  public Set<String> offers() {
    return extensions.keySet();
  }

  /// The encrypted connection's; null in the open.
  public @Nullable SSLSession encryption() {
    return socket instanceof SSLSocket secured ? secured.getSession() : null;
  }

  /// The largest message that the server takes, in bytes; `Long.MAX_VALUE` where it doesn't say.
  long largest() {
    try {
      var size = Long.parseLong(extensions.getOrDefault("SIZE", "0").strip());
      return size > 0 ? size : Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  void command(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write(CRLF);
  }

  OutputStream body() {
    return out;
  }

  void flush() throws IOException {
    out.flush();
  }

  void waitFor(Duration longest) throws IOException {
    socket.setSoTimeout((int) longest.toMillis());
  }

  /// The next reply; those of several lines as one.
  ///
  /// @throws IOException if none comes, or something that is none
  SmtpReply read() throws IOException {
    var text = new StringBuilder();
    for (var lines = 0; lines < MOST_LINES; lines++) {
      var line = line();
      if (line.length() < 3 || !digit(line, 0) || !digit(line, 1) || !digit(line, 2)) {
        throw new SmtpFailure("No SMTP reply: " + clean(line), (SmtpReply) null);
      }
      if (text.length() < LONGEST_TEXT && line.length() > 4) {
        text.append(text.isEmpty() ? "" : " ").append(clean(line.substring(4)));
      }
      if (line.length() == 3 || line.charAt(3) != '-') {
        var whole = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text.toString();
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), whole);
      }
    }
    throw new SmtpFailure("A reply of too many lines", (SmtpReply) null);
  }

  /// Without QUIT, at once.
  @Override
  public void close() {
    closeQuietly(socket);
  }

  /// Says goodbye, without waiting for the answer.
  public void quit() {
    try {
      command("QUIT");
      flush();
    } catch (IOException e) {
      // it has gone already
    }
    close();
  }

  private void begin() throws IOException {
    if (server.security() == SmtpServer.Security.TLS) {
      encrypt(true);
    }
    expect(read(), 220);
    greet();
    switch (server.security()) {
      case NONE, TLS -> {}
      case STARTTLS -> {
        if (offers("STARTTLS") || looking == null) {
          startTls(true);
        }
      }
      case OPPORTUNISTIC -> {
        if (offers("STARTTLS") || server.user() != null) {
          startTls(server.user() != null);
        }
      }
    }
    if (server.user() != null && looking == null) {
      signIn(server.user(), server.password() == null ? "" : server.password());
    }
  }

  private void greet() throws IOException {
    var reply = ask("EHLO " + server.greeting());
    if (!reply.accepted()) {
      expect(ask("HELO " + server.greeting()), 250);
    }
  }

  private void startTls(boolean checked) throws IOException {
    if (!offers("STARTTLS")) {
      throw new SmtpFailure("The server offers no STARTTLS", (SmtpReply) null);
    }
    expect(ask("STARTTLS"), 220);
    if (at != end) {
      throw new SmtpFailure("The server spoke before the encryption began", (SmtpReply) null);
    }
    encrypt(checked);
    greet();
  }

  private void encrypt(boolean checked) throws IOException {
    var factory = looking != null ? trusting(looking) : checked ? trusted() : trusting(new Anyone());
    var wrapped = (SSLSocket) factory.createSocket(socket, server.host(), server.port(), true);
    if (checked) {
      var parameters = wrapped.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      wrapped.setSSLParameters(parameters);
    }
    wrapped.startHandshake();
    socket = wrapped;
    in = wrapped.getInputStream();
    out = new BufferedOutputStream(wrapped.getOutputStream(), BUFFER);
  }

  private static SSLSocketFactory trusted() throws IOException {
    try {
      return SSLContext.getDefault().getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /// @throws SmtpFailure if the server won't have it, or the connection isn't encrypted
  public void signIn(String user, String password) throws IOException {
    if (!(socket instanceof SSLSocket)) {
      throw new SmtpFailure("A password is sent over an encrypted connection only", (SmtpReply) null);
    }
    var mechanisms = " " + extensions.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT) + " ";
    if (mechanisms.contains(" PLAIN ")) {
      expect(ask("AUTH PLAIN " + base64("\0" + user + "\0" + password)), 235);
    } else if (mechanisms.contains(" LOGIN ")) {
      expect(ask("AUTH LOGIN"), 334);
      expect(ask(base64(user)), 334);
      expect(ask(base64(password)), 235);
    } else {
      throw new SmtpFailure("The server offers neither AUTH PLAIN nor AUTH LOGIN", (SmtpReply) null);
    }
  }

  /// One command and its reply; after EHLO the extensions are those of the reply.
  public SmtpReply ask(String line) throws IOException {
    command(line);
    flush();
    if (!line.startsWith("EHLO ")) {
      return read();
    }
    var offered = new HashMap<String, String>();
    var code = 0;
    for (var lines = 0; lines < MOST_LINES; lines++) {
      var answer = line();
      if (!answer.matches("\\d{3}([ -].*)?")) {
        throw new SmtpFailure("No SMTP reply: " + clean(answer), (SmtpReply) null);
      }
      code = Integer.parseInt(answer.substring(0, 3));
      if (lines > 0 && answer.length() > 4) {
        var words = answer.substring(4).strip().replaceFirst("^AUTH=", "AUTH ").split("\\s+", 2);
        offered.merge(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "", (a, b) -> a + " " + b);
      }
      if (answer.length() == 3 || answer.charAt(3) == ' ') {
        extensions = offered;
        return new SmtpReply(code, clean(answer.substring(Math.min(4, answer.length()))));
      }
    }
    throw new SmtpFailure("A reply of too many lines", (SmtpReply) null);
  }

  private static void expect(SmtpReply reply, int code) throws SmtpFailure {
    if (reply.code() != code) {
      throw new SmtpFailure(reply.toString(), reply);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (at == end) {
        at = 0;
        end = in.read(received);
        if (end <= 0) {
          end = 0;
          throw new EOFException("The server closed the connection");
        }
      }
      var c = (char) (received[at++] & 0xff);
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append(c);
      }
      if (line.length() > LONGEST_LINE) {
        throw new SmtpFailure("A line without an end", (SmtpReply) null);
      }
    }
  }

  private static boolean digit(String line, int at) {
    return line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }

  private static String clean(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  static String sentence(Throwable failure) {
    var message = failure.getMessage();
    return clean(message == null ? failure.getClass().getSimpleName() : message);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void closeQuietly(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // nothing is left to be done with it
    }
  }

  private static SSLSocketFactory trusting(X509TrustManager trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// For [SmtpServer.Security#OPPORTUNISTIC]: encrypted, whoever it is.
  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
