package dk.pip.links;

import dk.pip.municipality.Imprint;
import dk.pip.outbound.Ask;
import dk.pip.outbound.GuardedHttp;
import dk.pip.outbound.Reply;
import dk.pip.shared.ProgramVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Asks for the page that a link leads to, as little as tells whether it is there: for its head, and where that is not understood
/// for its first byte. Each step of the way is guarded anew.
@Component
class LinkAsker {
  private static final Duration TIME = Duration.ofSeconds(12);
  private static final int MOST_STEPS = 6;
  private static final Duration LONGEST_PAUSE = Duration.ofDays(7);
  private static final Set<Integer> PORTS = Set.of(-1, 80, 443);

  private final GuardedHttp http;
  private final Supplier<Imprint> imprint;
  private final Duration time;

  @Autowired
  LinkAsker(GuardedHttp http, Supplier<Imprint> imprint) {
    this(http, imprint, TIME);
  }

  /// @param time that the whole way may take
  LinkAsker(GuardedHttp http, Supplier<Imprint> imprint, Duration time) {
    this.http = http;
    this.imprint = imprint;
    this.time = time;
  }

  LinkAnswer ask(String address) {
    var end = System.nanoTime() + time.toNanos();
    var next = uri(address);
    for (var step = 0; step < MOST_STEPS; step++) {
      if (next == null) {
        return LinkAnswer.of(LinkTrouble.UNREADABLE, 0);
      }
      if (!PORTS.contains(next.getPort()) && !http.isNamedByOperator(next)) {
        return LinkAnswer.of(LinkTrouble.PORT, 0);
      }
      var reply = reply(next, end);
      if (!(reply instanceof Reply.Answered answered)) {
        return trouble(reply);
      }
      var elsewhere = answered.status() >= 300 && answered.status() < 400 ? answered.header("location").orElse(null) : null;
      if (elsewhere == null) {
        return answer(answered);
      }
      next = resolved(next, elsewhere);
    }
    return LinkAnswer.of(LinkTrouble.CIRCLES, 0);
  }

  /// Many servers know nothing of asking for a head alone, and say whatever comes to them.
  private Reply reply(URI address, long end) {
    var head = http.ask(Ask.head(address, headers(), left(end)));
    return head instanceof Reply.Answered answered && answered.status() < 400 || head instanceof Reply.Refused || isOfTheHost(head)
        ? head
        : http.ask(Ask.get(address, headers("Range", "bytes=0-0"), left(end), 1));
  }

  /// What another question would not change.
  private static boolean isOfTheHost(Reply reply) {
    return reply instanceof Reply.Failed failed && failed.how() != Reply.Failed.How.UNREADABLE;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  private Map<String, String> headers() {
    var site = imprint.get().site();
    return Map.of("User-Agent", "Pip/" + ProgramVersion.number() + " (ser efter, om links virker" + (site == null ? "" : "; +" + site.toASCIIString()) + ")", "Accept", "*/*");
  }

  private Map<String, String> headers(String name, String value) {
    var all = new HashMap<>(headers());
    all.put(name, value);
    return all;
  }

  private static LinkAnswer answer(Reply.Answered answered) {
    var status = answered.status();
    return switch (status) {
      case 404, 410 -> LinkAnswer.of(LinkTrouble.GONE, status);
      // Servers say these to programs about pages that people see.
      case 401, 402, 403, 405, 406, 407, 418, 451 -> LinkAnswer.of(LinkTrouble.FORBIDDEN, status);
      case 429, 503 -> new LinkAnswer(LinkTrouble.BUSY, status, pause(answered));
      // There is something, but nothing in the part that was asked for.
      case 416 -> LinkAnswer.WORKS;
      default -> status < 400 ? LinkAnswer.WORKS : LinkAnswer.of(status < 500 ? LinkTrouble.REFUSED : LinkTrouble.SERVER, status);
    };
  }

  private static @Nullable Duration pause(Reply.Answered answered) {
    var seconds = answered.header("retry-after").filter(it -> it.matches("\\d{1,9}")).map(Long::parseLong).orElse(null);
    return seconds == null ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
  }

  private static LinkAnswer trouble(Reply reply) {
    return LinkAnswer.of(
        switch (reply) {
          case Reply.Refused(var why) ->
              switch (why) {
                case NO_ADDRESS -> LinkTrouble.UNREADABLE;
                case INTERNAL -> LinkTrouble.INSIDE;
              };
          case Reply.Failed(var how) ->
              switch (how) {
                case NO_SUCH_HOST -> LinkTrouble.NO_HOST;
                case NO_CONNECTION, TOO_SLOW -> LinkTrouble.NO_ANSWER;
                // What our own side doesn't do says nothing of the link.
                case PROXY -> LinkTrouble.FORBIDDEN;
                case CERTIFICATE -> LinkTrouble.CERTIFICATE;
                case UNREADABLE -> LinkTrouble.UNREADABLE;
              };
          case Reply.Answered _ -> throw new IllegalArgumentException();
        },
        0);
  }

  private static @Nullable URI uri(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// Where a server sends one to; blanks and letters in it are as people write them.
  private static @Nullable URI resolved(URI from, String location) {
    try {
      return from.resolve(location.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
