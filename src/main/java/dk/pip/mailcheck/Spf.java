package dk.pip.mailcheck;

import dk.pip.mailcheck.Dns.Answer;
import dk.pip.mailcheck.Dns.Type;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Evaluates SPF (RFC 7208): whether a domain lets an address send mail for it.
final class Spf {
  private static final int MOST_LOOKUPS = 10;
  private static final int MOST_VOID_LOOKUPS = 2;
  private static final int MOST_NAMES = 10;
  private static final String DOMAIN_SPEC = "(?:%\\{[^}]*}|[^/\\s])+";
  private static final Pattern MECHANISM =
      Pattern.compile(
          "(?i)([+?~-]?)(?:(all)|(include|exists):(" + DOMAIN_SPEC + ")|(a|mx)(?::(" + DOMAIN_SPEC
              + "))?(?:/(\\d{1,2}))?(?://(\\d{1,3}))?|(ptr)(?::(" + DOMAIN_SPEC
              + "))?|(ip4):([0-9.]+)(?:/(\\d{1,2}))?|(ip6):([0-9a-f:.]+)(?:/(\\d{1,3}))?)");
  private static final Pattern MODIFIER = Pattern.compile("(?i)([a-z][a-z0-9_.-]*)=(.*)");

  /// What receivers conclude.
  enum Result {
    NONE,
    NEUTRAL,
    PASS,
    FAIL,
    SOFTFAIL,
    TEMPERROR,
    PERMERROR
  }

  /// Why there was an error.
  enum Fault {
    NONE,
    TWO_RECORDS,
    SYNTAX,
    LOOKUPS,
    VOID_LOOKUPS,
    NO_INCLUDED,
    UNANSWERED
  }

  /// @param about the term or domain that the fault is in; else the term that decided, or empty
  /// @param record of the domain that was asked about; null if it has none, or two
  record Outcome(Result result, Fault fault, String about, @Nullable String record, int lookups) {}

  /// Ends the evaluation.
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Result result;
    private final Fault fault;
    private final String about;

    Stop(Result result, Fault fault, String about) {
      super(about, null, false, false);
      this.result = result;
      this.fault = fault;
      this.about = about;
    }
  }

  private record Decision(Result result, String term) {}

  private final Dns dns;
  private final InetAddress address;
  private final SpfMacros macros;
  private int lookups;
  private int voids;

  private Spf(Dns dns, InetAddress address, SpfMacros macros) {
    this.dns = dns;
    this.address = address;
    this.macros = macros;
  }

  /// What a receiver makes of mail from the sender that comes from the address.
  ///
  /// @param sender the envelope's, `pip@ellebaek.example`
  /// @param greeting the name that the sending server says it has
  static Outcome evaluate(Dns dns, InetAddress address, String sender, String greeting) {
    var domain = sender.substring(sender.lastIndexOf('@') + 1);
    var spf = new Spf(dns, address, new SpfMacros(dns, address, sender, greeting));
    @Nullable String record = null;
    try {
      record = spf.record(domain);
      if (record == null) {
        return new Outcome(Result.NONE, Fault.NONE, "", null, spf.lookups);
      }
      var decision = spf.evaluate(domain, record);
      return new Outcome(decision.result(), Fault.NONE, decision.term(), record, spf.lookups);
    } catch (Stop stop) {
      return new Outcome(stop.result, stop.fault, stop.about, record, spf.lookups);
    }
  }

  private @Nullable String record(String domain) {
    var answer = dns.ask(domain, Type.TXT);
    if (answer.failed()) {
      throw new Stop(Result.TEMPERROR, Fault.UNANSWERED, domain);
    }
    var records = answer.values().stream().filter(text -> text.matches("(?is)v=spf1( .*)?")).toList();
    if (records.size() > 1) {
      throw new Stop(Result.PERMERROR, Fault.TWO_RECORDS, domain);
    }
    return records.isEmpty() ? null : records.getFirst();
  }

  private Decision evaluate(String domain, String record) {
    var mechanisms = new ArrayList<Matcher>();
    var redirect = parse(record, mechanisms);
    for (var mechanism : mechanisms) {
      if (matches(mechanism, domain)) {
        return new Decision(qualified(mechanism.group(1)), mechanism.group());
      }
    }
    if (redirect == null || mechanisms.stream().anyMatch(mechanism -> mechanism.group(2) != null)) {
      return new Decision(Result.NEUTRAL, "");
    }
    count(redirect);
    var target = macros.expand(redirect, domain);
    var next = record(target);
    if (next == null) {
      throw new Stop(Result.PERMERROR, Fault.NO_INCLUDED, target);
    }
    return evaluate(target, next);
  }

  /// Reads all terms, so that a fault is found also behind what decides. Returns the target of a redirect.
  private static @Nullable String parse(String record, List<Matcher> mechanisms) {
    @Nullable String redirect = null;
    var explained = false;
    for (var term : record.strip().split(" +")) {
      if (term.equalsIgnoreCase("v=spf1")) {
        continue;
      }
      var mechanism = MECHANISM.matcher(term);
      var modifier = MODIFIER.matcher(term);
      if (mechanism.matches() && isInRange(mechanism)) {
        mechanisms.add(mechanism);
      } else if (!modifier.matches()) {
        throw new Stop(Result.PERMERROR, Fault.SYNTAX, term);
      } else if (modifier.group(1).equalsIgnoreCase("redirect")) {
        if (redirect != null) {
          throw new Stop(Result.PERMERROR, Fault.SYNTAX, term);
        }
        redirect = modifier.group(2);
      } else if (modifier.group(1).equalsIgnoreCase("exp")) {
        if (explained) {
          throw new Stop(Result.PERMERROR, Fault.SYNTAX, term);
        }
        explained = true;
      }
    }
    return redirect;
  }

  private static boolean isInRange(Matcher mechanism) {
    try {
      if (mechanism.group(11) != null) {
        InetAddress.ofLiteral(mechanism.group(12));
      }
      if (mechanism.group(14) != null) {
        InetAddress.ofLiteral(mechanism.group(15));
      }
    } catch (IllegalArgumentException e) {
      return false;
    }
    return bits(mechanism.group(7), 32) <= 32
        && bits(mechanism.group(13), 32) <= 32
        && bits(mechanism.group(8), 128) <= 128
        && bits(mechanism.group(16), 128) <= 128;
  }

  private static int bits(@Nullable String text, int preset) {
    return text == null ? preset : Integer.parseInt(text);
  }

  private static Result qualified(String qualifier) {
    return switch (qualifier) {
      case "-" -> Result.FAIL;
      case "~" -> Result.SOFTFAIL;
      case "?" -> Result.NEUTRAL;
      default -> Result.PASS;
    };
  }

  private boolean matches(Matcher m, String domain) {
    if (m.group(2) != null) {
      return true;
    }
    if (m.group(11) != null) {
      return HostAddresses.isIn(address, InetAddress.ofLiteral(m.group(12)), bits(m.group(13), 32));
    }
    if (m.group(14) != null) {
      return HostAddresses.isIn(address, InetAddress.ofLiteral(m.group(15)), bits(m.group(16), 128));
    }
    count(m.group());
    if (m.group(3) != null) {
      var target = macros.expand(m.group(4), domain);
      return m.group(3).equalsIgnoreCase("include") ? includes(target) : exists(target);
    }
    if (m.group(9) != null) {
      return isNamedBelow(m.group(10) == null ? domain : macros.expand(m.group(10), domain));
    }
    var target = m.group(6) == null ? domain : macros.expand(m.group(6), domain);
    var bits = address instanceof Inet4Address ? bits(m.group(7), 32) : bits(m.group(8), 128);
    var hosts = m.group(5).equalsIgnoreCase("a") ? Stream.of(target) : exchangers(target);
    return hosts.anyMatch(host -> hasAddress(host, bits, m.group(5).equalsIgnoreCase("a")));
  }

  private boolean includes(String target) {
    var record = record(target);
    if (record == null) {
      throw new Stop(Result.PERMERROR, Fault.NO_INCLUDED, target);
    }
    return evaluate(target, record).result() == Result.PASS;
  }

  private boolean exists(String target) {
    return !answered(target, Type.A, true).values().isEmpty();
  }

  private Stream<String> exchangers(String target) {
    var names = answered(target, Type.MX, true).values();
    if (names.size() > MOST_NAMES) {
      throw new Stop(Result.PERMERROR, Fault.LOOKUPS, "mx:" + target);
    }
    return names.stream().map(value -> value.substring(value.indexOf(' ') + 1)).filter(name -> !name.isEmpty());
  }

  private boolean hasAddress(String host, int bits, boolean counting) {
    var type = address instanceof Inet4Address ? Type.A : Type.AAAA;
    return answered(host, type, counting).values().stream()
        .anyMatch(value -> HostAddresses.isIn(address, InetAddress.ofLiteral(value), bits));
  }

  private boolean isNamedBelow(String domain) {
    var below = domain.toLowerCase(Locale.ROOT);
    return macros.names().stream().anyMatch(name -> name.equals(below) || name.endsWith("." + below));
  }

  private Answer answered(String name, Type type, boolean counting) {
    var answer = dns.ask(name, type);
    if (answer.failed()) {
      throw new Stop(Result.TEMPERROR, Fault.UNANSWERED, name);
    }
    if (counting && answer.isVoid() && ++voids > MOST_VOID_LOOKUPS) {
      throw new Stop(Result.PERMERROR, Fault.VOID_LOOKUPS, name);
    }
    return answer;
  }

  private void count(String term) {
    if (++lookups > MOST_LOOKUPS) {
      throw new Stop(Result.PERMERROR, Fault.LOOKUPS, term);
    }
  }
}
