package dk.pip.mailcheck;

import dk.pip.mail.DkimRecord;
import dk.pip.mail.DkimSettings;
import dk.pip.mailcheck.Dns.Answer;
import dk.pip.mailcheck.Dns.State;
import dk.pip.mailcheck.Dns.Type;
import dk.pip.shared.MailAddress;
import java.net.InetAddress;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks what DNS says of the sender's domain and of the relay: DKIM, DMARC, MX, PTR.
final class DomainChecks {
  private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

  private final Dns dns;
  private final MailSetUp setUp;
  private final MailAddress sender;

  DomainChecks(Dns dns, MailSetUp setUp, MailAddress sender) {
    this.dns = dns;
    this.setUp = setUp;
    this.sender = sender;
  }

  /// The addresses of the relays that the world can see, each with its relay's name.
  Map<InetAddress, String> relayAddresses() {
    var found = new LinkedHashMap<InetAddress, String>();
    for (var server : setUp.mail().servers()) {
      var host = String.valueOf(server.host());
      HostAddresses.of(dns, host).stream().filter(HostAddresses::isPublic).forEach(address -> found.putIfAbsent(address, host));
    }
    return found;
  }

  List<Check> spf() {
    var addresses = List.copyOf(relayAddresses().keySet());
    return setUp.envelopes(sender).stream()
        .map(envelope -> new SpfCheck(dns, envelope, setUp.mail().host(), addresses).check())
        .toList();
  }

  List<Check> dkim() {
    var keys = setUp.dkim().keys();
    if (keys.isEmpty()) {
      return List.of(Check.unknown("mailcheck.dkim.no-key", sender.domain()).asking("mailcheck.ask.dkim-sign", sender.domain()));
    }
    var checks = new ArrayList<Check>();
    for (var key : keys) {
      checks.add(dkim(key));
    }
    if (keys.stream().noneMatch(key -> key.pair().getPublic() instanceof RSAKey)) {
      checks.add(Check.warned("mailcheck.dkim.only-ed25519").asking("mailcheck.ask.rsa-key"));
    }
    return checks;
  }

  private Check dkim(DkimSettings.Key key) {
    var ours = DkimRecord.of(setUp.signingDomain(sender), key.selector(), key.pair().getPublic());
    var answer = dns.ask(ours.name(), Type.TXT);
    if (answer.failed()) {
      return Check.unknown("mailcheck.dkim.unanswered", ours.name());
    }
    var found = dkim(ours, answer);
    if (found != null) {
      return found;
    }
    var name = key.pair().getPublic() instanceof RSAKey rsa ? "RSA-" + rsa.getModulus().bitLength() : "Ed25519";
    return Check.passed("mailcheck.dkim.right", ours.name(), name);
  }

  private static @Nullable Check dkim(DkimRecord ours, Answer answer) {
    if (answer.values().isEmpty()) {
      return replacing("mailcheck.dkim.missing", ours, "mailcheck.ask.publish");
    }
    if (answer.values().size() > 1) {
      return replacing("mailcheck.dkim.several", ours, "mailcheck.ask.replace");
    }
    var tags = Dmarc.tags(answer.values().getFirst());
    var key = tags.getOrDefault("p", "").replaceAll("\\s", "");
    if (key.isEmpty()) {
      return replacing("mailcheck.dkim.revoked", ours, "mailcheck.ask.replace");
    }
    var expected = Dmarc.tags(ours.text());
    if (!key.equals(expected.get("p")) || !tags.getOrDefault("k", "rsa").equalsIgnoreCase(expected.get("k"))) {
      return replacing("mailcheck.dkim.other-key", ours, "mailcheck.ask.replace");
    }
    if (!has(tags.getOrDefault("s", "*"), "*", "email") || !has(tags.getOrDefault("h", "sha256"), "sha256")) {
      return replacing("mailcheck.dkim.not-for-mail", ours, "mailcheck.ask.replace");
    }
    if (has(tags.getOrDefault("t", ""), "y")) {
      var check = Check.warned("mailcheck.dkim.testing", ours.name());
      return check.asking("mailcheck.ask.replace").publishing(ours.zoneLine());
    }
    return null;
  }

  private static Check replacing(String key, DkimRecord ours, String ask) {
    return Check.failed(key, ours.name()).asking(ask).publishing(ours.zoneLine());
  }

  private static boolean has(String list, String... words) {
    return List.of(list.toLowerCase(java.util.Locale.ROOT).split("\\s*:\\s*")).stream().anyMatch(Set.of(words)::contains);
  }

  List<Check> dmarc() {
    var domain = sender.domain();
    var dmarc = Dmarc.of(dns, domain);
    var policy = dmarc.policyFor(domain);
    var record = "_dmarc." + domain + ". IN TXT \"v=DMARC1; p=none\"";
    if (dmarc.at() == null) {
      return List.of(
          dmarc.unanswered()
              ? Check.unknown("mailcheck.dmarc.unanswered", domain)
              : dmarc.several()
                  ? Check.failed("mailcheck.dmarc.several", domain).asking("mailcheck.ask.fix")
                  : Check.failed("mailcheck.dmarc.none", domain).asking("mailcheck.ask.publish").publishing(record));
    }
    if (!POLICIES.contains(policy)) {
      var check = Check.failed("mailcheck.dmarc.wrong", "_dmarc." + dmarc.at());
      return List.of(check.asking("mailcheck.ask.replace").publishing(record));
    }
    var found =
        policy.equals("none")
            ? Check.passed("mailcheck.dmarc.watching", domain)
            : Check.passed("mailcheck.dmarc.right", domain, policy);
    return List.of(found, alignment(dmarc));
  }

  /// Who signs must belong with who the mail is from, or else the envelope must.
  private Check alignment(Dmarc dmarc) {
    var from = sender.domain();
    if (setUp.dkim().keys().isEmpty()) {
      var envelope = setUp.envelopes(sender).getLast().domain();
      return dmarc.aligns(dns, from, envelope, "aspf")
          ? Check.passed("mailcheck.alignment.envelope", from)
          : Check.warned("mailcheck.alignment.returns", from, envelope).asking("mailcheck.ask.dkim-sign", from);
    }
    var signing = setUp.signingDomain(sender);
    return dmarc.aligns(dns, from, signing, "adkim")
        ? Check.passed("mailcheck.alignment.right", from, signing)
        : Check.failed("mailcheck.alignment.other", from, signing).asking("mailcheck.ask.fix");
  }

  List<Check> mx() {
    var checks = new ArrayList<Check>();
    var domains = new LinkedHashSet<String>();
    setUp.envelopes(sender).forEach(envelope -> domains.add(envelope.domain()));
    var contact = setUp.contact();
    if (contact != null) {
      domains.add(contact.domain());
    }
    domains.forEach(domain -> checks.add(mx(domain)));
    return checks;
  }

  private Check mx(String domain) {
    var answer = dns.ask(domain, Type.MX);
    if (answer.failed()) {
      return Check.unknown("mailcheck.mx.unanswered", domain);
    }
    if (answer.values().isEmpty()) {
      return HostAddresses.of(dns, domain).isEmpty()
          ? Check.failed("mailcheck.mx.none", domain).asking("mailcheck.ask.mx")
          : Check.warned("mailcheck.mx.only-address", domain).asking("mailcheck.ask.mx");
    }
    var hosts = answer.values().stream().map(value -> value.substring(value.indexOf(' ') + 1)).toList();
    for (var host : hosts) {
      if (host.isEmpty() || host.equals(".")) {
        return Check.failed("mailcheck.mx.refused", domain).asking("mailcheck.ask.mx");
      }
      if (HostAddresses.of(dns, host).isEmpty()) {
        return Check.failed("mailcheck.mx.nowhere", domain, host).asking("mailcheck.ask.fix");
      }
    }
    return Check.passed("mailcheck.mx.right", domain, String.join(", ", hosts));
  }

  List<Check> ptr() {
    var addresses = relayAddresses();
    return addresses.isEmpty()
        ? List.of(Check.unknown("mailcheck.ptr.address-unknown"))
        : addresses.entrySet().stream().map(one -> ptr(one.getKey(), one.getValue())).toList();
  }

  private Check ptr(InetAddress address, String host) {
    var text = address.getHostAddress();
    var answer = dns.ask(HostAddresses.reverse(address), Type.PTR);
    if (answer.failed()) {
      return Check.unknown("mailcheck.ptr.unanswered", text);
    }
    if (answer.state() != State.FOUND) {
      return Check.failed("mailcheck.ptr.none", text).asking("mailcheck.ask.ptr", text, host);
    }
    for (var name : answer.values()) {
      if (HostAddresses.of(dns, name).contains(address)) {
        return Check.passed("mailcheck.ptr.right", text, name);
      }
    }
    return Check.failed("mailcheck.ptr.not-back", text, answer.values().getFirst()).asking("mailcheck.ask.ptr", text, host);
  }

  /// Whether colleagues' own mail system will take mail that says it comes from inside.
  List<Check> inside() {
    var domain = sender.domain();
    var own =
        dns.ask(domain, Type.MX).values().stream()
            .flatMap(value -> HostAddresses.of(dns, value.substring(value.indexOf(' ') + 1)).stream())
            .collect(Collectors.toSet());
    var same = relayAddresses().keySet().stream().anyMatch(own::contains);
    return List.of(
        same
            ? Check.passed("mailcheck.inside.right", domain)
            : Check.unknown("mailcheck.inside.unknown", domain).asking("mailcheck.ask.inside", domain));
  }
}
