package dk.pip.mailcheck;

import dk.pip.mailcheck.Dns.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/// Asks a name server by dnsjava. Each question is asked once and its answer kept, so that what is said of a domain
/// hangs together: made anew for each check.
final class Resolver implements Dns {
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);
  private static final int STANDARD_PORT = 53;

  private record Question(String name, Type type) {}

  private final org.xbill.DNS.Resolver server;
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

  /// @param address of the server, with a port or without; null for those of the machine
  Resolver(@Nullable String address) {
    server = address == null ? machines() : named(address);
  }

  private static org.xbill.DNS.Resolver machines() {
    var servers = new ArrayList<org.xbill.DNS.Resolver>();
    for (var address : ResolverConfig.getCurrentConfig().servers()) {
      servers.add(simple(address));
    }
    var all = new ExtendedResolver(servers);
    all.setRetries(2);
    return all;
  }

  private static org.xbill.DNS.Resolver named(String address) {
    var colon = address.lastIndexOf(':');
    var hasPort = colon > 0 && (address.indexOf(':') == colon || address.charAt(colon - 1) == ']');
    var host = (hasPort ? address.substring(0, colon) : address).replaceAll("[\\[\\]]", "");
    var port = hasPort ? Integer.parseInt(address.substring(colon + 1)) : STANDARD_PORT;
    var twice = new ExtendedResolver(List.of(simple(new InetSocketAddress(host, port))));
    twice.setRetries(2);
    return twice;
  }

  private static SimpleResolver simple(InetSocketAddress address) {
    var simple = new SimpleResolver(address);
    simple.setTimeout(TIMEOUT);
    return simple;
  }

  @Override
  public Answer ask(String name, Type type) {
    var question = new Question(name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""), type);
    var known = answers.get(question);
    if (known == null) {
      known = send(question);
      answers.put(question, known);
    }
    return known;
  }

  private Answer send(Question question) {
    try {
      var number = org.xbill.DNS.Type.value(question.type().name());
      var name = Name.fromString(question.name() + ".");
      var query = Message.newQuery(Record.newRecord(name, number, DClass.IN));
      var reply = server.send(query);
      var values = reply.getSection(Section.ANSWER).stream()
          .filter(record -> record.getType() == number)
          .map(Resolver::text)
          .toList();
      if (!values.isEmpty()) {
        return new Answer(State.FOUND, values);
      }
      return switch (reply.getRcode()) {
        case Rcode.NOERROR -> new Answer(State.NO_RECORD, List.of());
        case Rcode.NXDOMAIN -> new Answer(State.NO_NAME, List.of());
        default -> Answer.FAILED;
      };
    } catch (TextParseException e) {
      return new Answer(State.NO_NAME, List.of());
    } catch (IOException e) {
      return Answer.FAILED;
    }
  }

  private static String text(Record record) {
    return switch (record) {
      case ARecord a -> a.getAddress().getHostAddress();
      case AAAARecord a -> a.getAddress().getHostAddress();
      case MXRecord mx -> mx.getPriority() + " " + mx.getTarget().toString(true);
      case PTRRecord ptr -> ptr.getTarget().toString(true);
      case TXTRecord txt ->
          txt.getStringsAsByteArrays().stream()
              .map(part -> new String(part, java.nio.charset.StandardCharsets.ISO_8859_1))
              .collect(Collectors.joining());
      default -> record.rdataToString();
    };
  }
}
