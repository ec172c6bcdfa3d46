package dk.pip.mailcheck;

import dk.pip.shared.MailAddress;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks that the sender's domain lets the relay send for it.
final class SpfCheck {
  /// An address that nobody sends from (RFC 5737): a record that lets it through lets everybody through.
  private static final InetAddress NOBODYS = InetAddress.ofLiteral("203.0.113.213");

  private final Dns dns;
  private final MailAddress sender;
  private final @Nullable String relay;
  private final List<InetAddress> addresses;

  /// @param addresses that the relay has on the net, as far as they can be known
  SpfCheck(Dns dns, MailAddress sender, @Nullable String relay, List<InetAddress> addresses) {
    this.dns = dns;
    this.sender = sender;
    this.relay = relay;
    this.addresses = addresses;
  }

  Check check() {
    var nobodys = evaluate(NOBODYS);
    if (nobodys.fault() != Spf.Fault.NONE) {
      return faulty(nobodys);
    }
    var record = nobodys.record();
    if (record == null) {
      return Check.failed("mailcheck.spf.none", domain())
          .asking(addresses.isEmpty() ? "mailcheck.ask.spf-guess" : "mailcheck.ask.publish")
          .publishing(line("v=spf1 -all"));
    }
    if (nobodys.result() == Spf.Result.PASS) {
      return Check.failed("mailcheck.spf.everybody", domain(), record).asking("mailcheck.ask.spf-close");
    }
    if (addresses.isEmpty()) {
      return Check.unknown("mailcheck.spf.address-unknown", domain(), record).asking("mailcheck.ask.spf-address");
    }
    for (var address : addresses) {
      var outcome = evaluate(address);
      if (outcome.fault() != Spf.Fault.NONE) {
        return faulty(outcome);
      }
      if (outcome.result() != Spf.Result.PASS) {
        return left(outcome.result(), address, record);
      }
    }
    return Check.passed("mailcheck.spf.passed", domain(), addresses.getFirst().getHostAddress(), String.valueOf(nobodys.lookups()));
  }

  private Check left(Spf.Result result, InetAddress address, String record) {
    var arguments = new String[] {domain(), address.getHostAddress()};
    var check =
        result == Spf.Result.FAIL
            ? Check.failed("mailcheck.spf.refused", arguments)
            : Check.warned("mailcheck.spf.doubted", arguments);
    return check.asking("mailcheck.ask.replace").publishing(line(record));
  }

  private Check faulty(Spf.Outcome outcome) {
    var about = outcome.about();
    var check =
        switch (outcome.fault()) {
          case TWO_RECORDS -> Check.failed("mailcheck.spf.two-records", about);
          case SYNTAX -> Check.failed("mailcheck.spf.syntax", domain(), about);
          case LOOKUPS -> Check.failed("mailcheck.spf.lookups", domain(), about);
          case VOID_LOOKUPS -> Check.failed("mailcheck.spf.void-lookups", domain(), about);
          case NO_INCLUDED -> Check.failed("mailcheck.spf.no-included", domain(), about);
          case UNANSWERED, NONE -> Check.unknown("mailcheck.spf.unanswered", about);
        };
    return check.verdict() == Check.Verdict.UNKNOWN ? check : check.asking("mailcheck.ask.fix");
  }

  /// The record with the relay in it, before what decides about the rest.
  private String line(String record) {
    var mechanism = new StringBuilder();
    for (var address : addresses) {
      mechanism.append(address.getAddress().length == 4 ? " ip4:" : " ip6:").append(address.getHostAddress());
    }
    if (addresses.isEmpty()) {
      mechanism.append(" mx");
    }
    var end = record.replaceFirst("(?i)\\s+([+?~-]?all|redirect=\\S+)\\b.*$", "").length();
    var text = record.substring(0, end) + mechanism + record.substring(end);
    return domain() + ". IN TXT \"" + text + "\"";
  }

  private Spf.Outcome evaluate(InetAddress address) {
    return Spf.evaluate(dns, address, sender.text(), relay == null ? domain() : relay);
  }

  private String domain() {
    return sender.domain();
  }
}
