package dk.pip.mail;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Sends one mail over a connection of its own: for test mails and the like, not for an edition to thousands.
public final class SmtpTransport implements MailTransport {
  private final SmtpServer server;

  public SmtpTransport(SmtpServer server) {
    this.server = server;
  }

  @Override
  public Outcome send(OutgoingMail mail) {
    var one = new One(mail);
    try (var session = SmtpSession.open(server, false)) {
      session.run(one);
    } catch (SmtpFailure e) {
      return one.outcome == null ? noWay(e) : one.outcome;
    } catch (IOException e) {
      return one.outcome == null ? new Outcome.Unreachable(SmtpConnection.sentence(e)) : one.outcome;
    }
    return one.outcome == null ? new Outcome.Unreachable("") : one.outcome;
  }

  private static Outcome noWay(SmtpFailure failure) {
    var reply = failure.reply();
    return reply == null || reply.code() < 400
        ? new Outcome.Unreachable(SmtpConnection.sentence(failure))
        : refused(reply);
  }

  private static Outcome refused(SmtpReply reply) {
    return new Outcome.Refused(reply.code(), reply.text(), reply.refusedForGood());
  }

  /// The mail, once, and what came of it.
  private static final class One implements SmtpSession.Feed, SmtpMail {
    private final OutgoingMail mail;
    private boolean given;
    private @Nullable Outcome outcome;

    One(OutgoingMail mail) {
      this.mail = mail;
    }

    @Override
    public @Nullable SmtpMail next(boolean wait) {
      var first = !given;
      given = true;
      return first ? this : null;
    }

    @Override
    public void done(SmtpMail sent, SmtpSession.Result result) {
      outcome =
          switch (result) {
            case SmtpSession.Result.Accepted _ -> new Outcome.Sent();
            case SmtpSession.Result.Refused(var reply) -> refused(reply);
            case SmtpSession.Result.NotSent(var why) -> new Outcome.Unreachable(why);
            case SmtpSession.Result.Uncertain(var why) -> new Outcome.Uncertain(why);
          };
    }

    @Override
    public String sender() {
      return mail.sender();
    }

    @Override
    public String recipient() {
      return mail.recipient();
    }

    @Override
    public long size() {
      return mail.message().length;
    }

    /// With the full stop doubled at the beginning of a line (RFC 5321 section 4.5.2).
    @Override
    public void writeTo(OutputStream out) throws IOException {
      var bytes = mail.message();
      var last = (byte) '\n';
      for (var one : bytes) {
        if (one == '.' && last == '\n') {
          out.write('.');
        }
        out.write(one);
        last = one;
      }
      if (last != '\n') {
        out.write('\r');
        out.write('\n');
      }
    }
  }
}
