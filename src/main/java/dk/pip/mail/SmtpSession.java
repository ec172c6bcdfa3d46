package dk.pip.mail;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sends mail after mail over one connection. Where the server offers PIPELINING, the envelope of the next mail goes in
/// the same write as the body of the one before it (RFC 2920 section 3.1), so that a mail costs one round trip.
public final class SmtpSession implements AutoCloseable {
  /// What servers say to a client that has not waited; it is no judgement of the mail.
  private static final Pattern NO_GROUPS = Pattern.compile("(?i)pipelin|synchroni[sz]ation error");

  private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

  /// A server may take minutes over a message that it has (RFC 5321 section 4.5.3.2.6); to give up early is to send twice.
  private static final Duration LONGEST_LAST_ANSWER = Duration.ofMinutes(5);

  /// What came of a mail.
  public sealed interface Result {
    /// The server has taken it.
    record Accepted(SmtpReply reply) implements Result {}

    /// The server said no, for good (5yz) or for now (4yz).
    record Refused(SmtpReply reply) implements Result {}

    /// The connection ended before the mail was handed over: nobody has it.
    record NotSent(String why) implements Result {}

    /// The mail was handed over, and the answer never came. It may have been sent.
    record Uncertain(String why) implements Result {}
  }

  /// Where mails come from and results go. Called from the session's thread.
  public interface Feed {

    /// The next mail; null when there is none now. A null that was waited for ends [SmtpSession#run].
    ///
    /// @param wait whether the session has nothing else to do
    @Nullable SmtpMail next(boolean wait);

    /// Called once for each mail that [#next] gave.
    void done(SmtpMail mail, Result result);
  }

  private final SmtpConnection connection;
  private final Duration timeout;
  private final boolean pipelining;
  private boolean transactionOpen;
  private boolean pipeliningFailed;
  private long sent;
  private volatile long writingSince;

  private SmtpSession(SmtpConnection connection, SmtpServer server, boolean pipelining) {
    this.connection = connection;
    this.timeout = server.timeout();
    this.pipelining = pipelining && connection.offers("PIPELINING");
  }

  /// @param pipelining false for a server that was seen to offer what it can't do
  /// @throws SmtpFailure if the server can't be reached, isn't who it should be, or won't have us
  public static SmtpSession open(SmtpServer server, boolean pipelining) throws SmtpFailure {
    return new SmtpSession(SmtpConnection.open(server), server, pipelining);
  }

  /// Whether commands are sent in groups.
  public boolean pipelining() {
    return pipelining;
  }

  /// Whether the server offers PIPELINING and can't do it: it lost commands, or said so.
  public boolean pipeliningFailed() {
    return pipeliningFailed;
  }

  /// Mails that the server has taken.
  public long sent() {
    return sent;
  }

  /// Sends what the feed gives until it has no more; every mail has had its result by then, also when this throws.
  ///
  /// @throws IOException if the connection is of no more use
  public void run(Feed feed) throws IOException {
    @Nullable SmtpMail open = null;
    while (true) {
      var next = feed.next(open == null);
      if (open == null && next == null) {
        return;
      }
      open = open == null ? offer(next, feed) : finish(open, next, feed);
    }
  }

  /// Ends the connection if it has been stuck in a write for longer than `longest`: only reads have a timeout of their
  /// own. From any thread.
  public void endIfStuck(Duration longest) {
    var since = writingSince;
    if (since != 0 && System.nanoTime() - since > longest.toNanos()) {
      connection.close();
    }
  }

  /// Ends the connection at once, whatever is on it. From any thread.
  public void abort() {
    connection.close();
  }

  /// Says goodbye.
  @Override
  public void close() {
    connection.quit();
  }

  /// The envelope of a mail when none is under way.
  ///
  /// @return the mail when its body is due, or null when it has had its result
  private @Nullable SmtpMail offer(@Nullable SmtpMail mail, Feed feed) throws IOException {
    if (mail == null || refusedHere(mail, feed)) {
      return null;
    }
    try {
      connection.waitFor(timeout);
      if (pipelining) {
        writeEnvelope(mail);
        flush();
        return readEnvelope(mail, feed);
      }
      return step(mail, feed);
    } catch (IOException e) {
      throw groupLost(mail, e, feed);
    }
  }

  /// One command after the other.
  private @Nullable SmtpMail step(SmtpMail mail, Feed feed) throws IOException {
    if (transactionOpen) {
      ask("RSET");
      transactionOpen = false;
    }
    var from = ask(from(mail));
    if (from.closing()) {
      throw closing(mail, from, feed);
    }
    if (!from.accepted()) {
      feed.done(mail, new Result.Refused(from));
      return null;
    }
    transactionOpen = true;
    var to = ask(to(mail));
    if (!to.accepted()) {
      return refused(mail, to, feed);
    }
    var data = ask("DATA");
    return data.code() == 354 ? mail : refused(mail, data, feed);
  }

  private SmtpReply ask(String command) throws IOException {
    connection.command(command);
    flush();
    return connection.read();
  }

  private void writeEnvelope(SmtpMail mail) throws IOException {
    if (transactionOpen) {
      connection.command("RSET");
    }
    connection.command(from(mail));
    connection.command(to(mail));
    connection.command("DATA");
  }

  /// The replies to a group. The server may say 354 though it has refused the recipient: then the message is ended
  /// before it has begun, which reaches nobody; if it refused the sender only, we hang up rather than send nothing to
  /// somebody.
  private @Nullable SmtpMail readEnvelope(SmtpMail mail, Feed feed) throws IOException {
    if (transactionOpen) {
      connection.read();
      transactionOpen = false;
    }
    var from = connection.read();
    if (from.closing()) {
      throw closing(mail, from, feed);
    }
    var to = connection.read();
    if (to.closing() && from.accepted()) {
      throw closing(mail, to, feed);
    }
    var data = connection.read();
    var accepted = from.accepted() && to.accepted();
    if (accepted && data.code() == 354) {
      return mail;
    }
    if (from.code() == 354 || to.code() == 354) {
      throw new SmtpFailure("The replies don't fit the commands", from);
    }
    transactionOpen = true;
    var refusal = from.accepted() ? to.accepted() ? data : to : from;
    if (data.code() == 354) {
      if (to.accepted()) {
        feed.done(mail, new Result.Refused(refusal));
        throw new Settled("The server wanted a message that it had refused");
      }
      try {
        connection.body().write(END);
        flush();
        connection.read();
      } catch (IOException e) {
        feed.done(mail, new Result.Refused(refusal));
        throw new Settled(SmtpConnection.sentence(e));
      }
      transactionOpen = false;
    }
    return refused(mail, refusal, feed);
  }

  private @Nullable SmtpMail refused(SmtpMail mail, SmtpReply reply, Feed feed) throws IOException {
    if (reply.closing()) {
      throw closing(mail, reply, feed);
    }
    if (pipelining && NO_GROUPS.matcher(reply.text()).find()) {
      pipeliningFailed = true;
      throw new SmtpFailure(reply.toString(), reply);
    }
    if (reply.code() < 400 || reply.code() > 599) {
      throw new SmtpFailure("The reply doesn't fit the command: " + reply, reply);
    }
    feed.done(mail, new Result.Refused(reply));
    return null;
  }

  /// The body of the mail under way, with the next one's envelope behind it.
  private @Nullable SmtpMail finish(SmtpMail mail, @Nullable SmtpMail offered, Feed feed) throws IOException {
    var next = offered != null && refusedHere(offered, feed) ? null : offered;
    var handedOver = false;
    SmtpReply reply;
    try {
      writingSince = System.nanoTime();
      mail.writeTo(connection.body());
      handedOver = true;
      connection.body().write(END);
      if (next != null && pipelining) {
        writeEnvelope(next);
      }
      flush();
      connection.waitFor(LONGEST_LAST_ANSWER);
      reply = connection.read();
      connection.waitFor(timeout);
    } catch (IOException e) {
      writingSince = 0;
      var why = SmtpConnection.sentence(e);
      feed.done(mail, handedOver ? new Result.Uncertain(why) : new Result.NotSent(why));
      throw next == null ? e : notSent(next, e, feed);
    }
    var understood = reply.accepted() || reply.code() >= 400 && reply.code() <= 599;
    if (reply.accepted()) {
      sent++;
    }
    feed.done(
        mail,
        reply.accepted()
            ? new Result.Accepted(reply)
            : understood ? new Result.Refused(reply) : new Result.Uncertain(reply.toString()));
    if (reply.closing() || !understood) {
      var failure = new SmtpFailure(reply.toString(), reply);
      throw next == null ? failure : notSent(next, failure, feed);
    }
    if (next == null) {
      return null;
    }
    try {
      return pipelining ? readEnvelope(next, feed) : step(next, feed);
    } catch (IOException e) {
      throw groupLost(next, e, feed);
    }
  }

  private IOException groupLost(SmtpMail mail, IOException failure, Feed feed) {
    pipeliningFailed |= pipelining && failure instanceof SocketTimeoutException;
    return failure instanceof Settled ? failure : notSent(mail, failure, feed);
  }

  /// A mail that is too large for the server, or an address that it can't take, isn't tried.
  private boolean refusedHere(SmtpMail mail, Feed feed) {
    if (mail.size() > connection.largest()) {
      var text = "5.3.4 " + mail.size() + " bytes, and the server takes " + connection.largest();
      feed.done(mail, new Result.Refused(new SmtpReply(552, text)));
      return true;
    }
    if (needsUtf8(mail) && !connection.offers("SMTPUTF8")) {
      feed.done(mail, new Result.Refused(new SmtpReply(553, "5.6.7 The server takes no address with such letters")));
      return true;
    }
    return false;
  }

  private static boolean needsUtf8(SmtpMail mail) {
    return mail.recipient().chars().anyMatch(c -> c > 126);
  }

  private String from(SmtpMail mail) {
    return "MAIL FROM:<" + mail.sender() + ">"
        + (connection.offers("SIZE") ? " SIZE=" + mail.size() : "")
        + (needsUtf8(mail) ? " SMTPUTF8" : "");
  }

  private static String to(SmtpMail mail) {
    return "RCPT TO:<" + mail.recipient() + ">";
  }

  private void flush() throws IOException {
    writingSince = System.nanoTime();
    connection.flush();
    writingSince = 0;
  }

  private static Settled closing(SmtpMail mail, SmtpReply reply, Feed feed) {
    feed.done(mail, new Result.NotSent(reply.toString()));
    return new Settled(reply.toString());
  }

  private static Settled notSent(SmtpMail mail, IOException failure, Feed feed) {
    var why = SmtpConnection.sentence(failure);
    feed.done(mail, new Result.NotSent(why));
    return new Settled(why);
  }

  /// The connection is of no more use, and the mail on it has had its result.
  private static final class Settled extends IOException {
    private static final long serialVersionUID = 1;

    Settled(String message) {
      super(message);
    }
  }
}
