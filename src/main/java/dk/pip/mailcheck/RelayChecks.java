package dk.pip.mailcheck;

import dk.pip.mail.MailSettings;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.mailcheck.RelayProbe.Encryption;
import dk.pip.mailcheck.RelayProbe.Reached;
import dk.pip.mailcheck.RelayProbe.Unreachable;
import dk.pip.shared.MailAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks the mail server: that it answers, how the way to it is protected, and that it lets Pip send.
final class RelayChecks {
  private static final Duration SOON = Duration.ofDays(14);
  private static final Set<String> GOOD_VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  private final RelayProbe probe;
  private final MailSetUp setUp;
  private final MailSettings mail;
  private final Instant now;

  RelayChecks(RelayProbe probe, MailSetUp setUp, MailSettings mail, Instant now) {
    this.probe = probe;
    this.setUp = setUp;
    this.mail = mail;
    this.now = now;
  }

  List<Check> check() {
    if (setUp.demo()) {
      return List.of(Check.unknown("mailcheck.relay.demo"));
    }
    if (mail.host() == null) {
      return List.of(Check.failed("mailcheck.relay.none").asking("mailcheck.ask.relay-name"));
    }
    var sender = envelope();
    return switch (probe.ask(mail, sender == null ? null : sender.text())) {
      case Unreachable(var text) ->
          List.of(Check.failed("mailcheck.relay.unreachable", name(mail), text).asking("mailcheck.ask.relay"));
      case Reached reached -> reached(reached);
    };
  }

  /// Who mailings are from as the mail server sees it.
  private @Nullable MailAddress envelope() {
    var sender = setUp.sender();
    return sender == null ? null : setUp.envelopes(sender).getLast();
  }

  private List<Check> reached(Reached reached) {
    var checks = new ArrayList<Check>();
    var sender = envelope();
    if (Boolean.FALSE.equals(reached.takesSender()) && sender != null) {
      var check = Check.failed("mailcheck.relay.refuses", name(mail), sender.text(), reached.refusal());
      checks.add(check.asking("mailcheck.ask.relay-sender"));
    } else {
      checks.add(Check.passed("mailcheck.relay.right", name(mail)));
    }
    checks.add(encryption(mail, reached));
    checks.add(login(mail, reached));
    return checks;
  }

  private Check encryption(MailSettings mail, Reached reached) {
    var encryption = reached.encryption();
    if (encryption != null) {
      return encryption(mail, encryption);
    }
    if (mail.encryption() != Security.NONE) {
      return Check.failed("mailcheck.tls.not-offered", name(mail)).asking("mailcheck.ask.tls");
    }
    return isHere(mail)
        ? Check.passed("mailcheck.tls.here", name(mail))
        : Check.warned("mailcheck.tls.open", name(mail)).asking("mailcheck.ask.tls");
  }

  private Check encryption(MailSettings mail, Encryption encryption) {
    if (!encryption.trusted()) {
      var key = encryption.ends().isBefore(now) ? "mailcheck.tls.expired" : "mailcheck.tls.untrusted";
      return Check.failed(key, name(mail)).asking("mailcheck.ask.certificate");
    }
    if (!encryption.named()) {
      return Check.failed("mailcheck.tls.other-name", name(mail)).asking("mailcheck.ask.certificate");
    }
    var left = Duration.between(now, encryption.ends());
    var days = Long.toString(left.toDays());
    if (left.compareTo(SOON) < 0) {
      return Check.warned("mailcheck.tls.soon", name(mail), days).asking("mailcheck.ask.certificate");
    }
    return GOOD_VERSIONS.contains(encryption.version())
        ? Check.passed("mailcheck.tls.right", encryption.version(), days)
        : Check.warned("mailcheck.tls.old", name(mail), encryption.version()).asking("mailcheck.ask.tls");
  }

  private static Check login(MailSettings mail, Reached reached) {
    if (mail.user() == null) {
      return Check.passed("mailcheck.login.not-needed");
    }
    if (reached.signedIn() == null) {
      return Check.unknown("mailcheck.login.not-tried");
    }
    if (reached.signedIn()) {
      return Check.passed("mailcheck.login.right", mail.user());
    }
    return reached.offers().contains("AUTH")
        ? Check.failed("mailcheck.login.refused", mail.user(), reached.refusal()).asking("mailcheck.ask.login")
        : Check.failed("mailcheck.login.not-offered", name(mail)).asking("mailcheck.ask.login");
  }

  private static boolean isHere(MailSettings mail) {
    try {
      return InetAddress.getByName(mail.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String name(MailSettings mail) {
    return mail.host() + ":" + mail.port();
  }
}
