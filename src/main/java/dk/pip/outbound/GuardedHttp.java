package dk.pip.outbound;

import dk.pip.outbound.Reply.Failed;
import dk.pip.outbound.Reply.Refused;
import dk.pip.shared.ProgramVersion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// Asks a server at an address that somebody has typed, or that stood in a text. A host is looked up once, every address that
/// it has is looked at, and the connection goes to the one that was looked at: a name that leads elsewhere a moment later leads
/// nobody inside. No redirect is followed, nothing is kept between two questions, and time and bytes have an end whatever the
/// server does.
///
/// Hosts that operators name in `PIP_OUTBOUND_HOSTS` are asked wherever they stand, and always directly. All others are asked
/// through the proxy of `PIP_OUTBOUND_PROXY`, where there is one: it looks the host up itself, so what leads inside is refused
/// here as far as it can be told here, and by the proxy beyond that.
@Service
public class GuardedHttp {
  private static final String AGENT = "Pip/" + ProgramVersion.number();
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,2000}");
  private static final int LONGEST_ADDRESS = 4_000;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  /// Behind a proxy there is often nobody who knows the hosts of the net, or nobody who says so.
  private static final Duration LOOKED_UP_BESIDE_A_PROXY = Duration.ofSeconds(3);

  /// What a proxy says when it can't come through to a server; else it is the proxy that doesn't want to.
  private static final Set<Integer> NOT_THROUGH = Set.of(502, 503, 504);

  /// Names that mean something inside a house, or on one machine, alone (RFC 6761, 6762, 8375 and what is usual), or that some
  /// programs read as numbers.
  private static final Pattern NO_NAME_ON_THE_NET =
      Pattern.compile("[^.]+|.*:.*|(.*\\.)?(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\\.arpa|onion)|(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private final OutboundSettings settings;
  private final @Nullable SSLSocketFactory secure;

  @Autowired
  GuardedHttp(OutboundSettings settings) {
    this(settings, null);
  }

  /// @param secure null for what this Java trusts
  GuardedHttp(OutboundSettings settings, @Nullable SSLSocketFactory secure) {
    this.settings = settings;
    this.secure = secure;
  }

  /// Who is to answer, and where to knock.
  ///
  /// @param host as the address names it
  /// @param proxied whether whoever opens is a proxy
  private record Server(String host, int port, boolean isSecure, List<InetSocketAddress> doors, boolean proxied) {}

  /// Asks, and waits for what comes of it. Never throws for anything that the other side does.
  public Reply ask(Ask ask) {
    var host = host(ask.address());
    if (host == null) {
      return new Refused(Refused.Why.NO_ADDRESS);
    }
    var end = System.nanoTime() + ask.time().toNanos();
    var isSecure = "https".equalsIgnoreCase(ask.address().getScheme());
    var port = ask.address().getPort() < 0 ? isSecure ? 443 : 80 : ask.address().getPort();
    var proxy = proxy(host);
    var request = request(ask, proxy != null && !isSecure);
    try {
      var known = known(host, ask.time());
      if (isInside(host, known)) {
        return new Refused(Refused.Why.INTERNAL);
      }
      var doors = proxy == null ? known : lookUp(proxy.getHostString(), Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
      var knock = proxy == null ? port : proxy.getPort();
      var server = new Server(host, port, isSecure, doors.stream().map(door -> new InetSocketAddress(door, knock)).toList(), proxy != null);
      return exchange(server, ask, request, end);
    } catch (TimeoutException e) {
      return new Failed(Failed.How.TOO_SLOW);
    } catch (UnknownHostException e) {
      return new Failed(proxy == null ? Failed.How.NO_SUCH_HOST : Failed.How.PROXY);
    }
  }

  /// Whether anybody would be asked at the address: empty where that is so, or can't be told as nobody knows the host now.
  public Optional<Refused.Why> refusal(URI address, Duration time) {
    var host = host(address);
    if (host == null) {
      return Optional.of(Refused.Why.NO_ADDRESS);
    }
    try {
      return isInside(host, known(host, time)) ? Optional.of(Refused.Why.INTERNAL) : Optional.empty();
    } catch (TimeoutException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  private @Nullable InetSocketAddress proxy(String host) {
    return settings.allows(host) ? null : settings.proxy();
  }

  /// The addresses that a host has here; none where a proxy knows them better.
  private List<InetAddress> known(String host, Duration time) throws TimeoutException, UnknownHostException {
    if (proxy(host) == null) {
      return lookUp(host, time);
    }
    try {
      return lookUp(host, time.compareTo(LOOKED_UP_BESIDE_A_PROXY) < 0 ? time : LOOKED_UP_BESIDE_A_PROXY);
    } catch (TimeoutException | UnknownHostException e) {
      return List.of();
    }
  }

  private boolean isInside(String host, List<InetAddress> known) {
    if (settings.allows(host)) {
      return false;
    }
    return known.isEmpty() ? NO_NAME_ON_THE_NET.matcher(host).matches() : !known.stream().allMatch(PublicAddresses::isPublic);
  }

  /// In small letters and without brackets; null where the address is none that may be asked.
  private static @Nullable String host(URI address) {
    var scheme = address.getScheme();
    var host = address.getHost();
    var isWeb = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!isWeb || host == null || address.getRawUserInfo() != null || address.toString().length() > LONGEST_ADDRESS) {
      return null;
    }
    var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    var named = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return named.isEmpty() || address.getPort() == 0 || address.getPort() > 65_535 ? null : named.toLowerCase(Locale.ROOT);
  }

  /// @param whole whether the host stands in the first line too, as proxies want it
  private static byte[] request(Ask ask, boolean whole) {
    var address = ask.address();
    var path = URI.create(address.toASCIIString());
    var target = path.getRawPath() == null || path.getRawPath().isEmpty() ? "/" : path.getRawPath();
    var head = new StringBuilder(400);
    check(METHOD, ask.method());
    head.append(ask.method()).append(' ').append(whole ? "http://" + path.getRawAuthority() : "").append(target);
    if (path.getRawQuery() != null) {
      head.append('?').append(path.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(path.getRawAuthority()).append("\r\nConnection: close\r\nAccept-Encoding: identity\r\n");
    if (!ask.headers().containsKey("User-Agent")) {
      head.append("User-Agent: ").append(AGENT).append("\r\n");
    }
    for (var header : ask.headers().entrySet()) {
      check(HEADER, header.getKey());
      check(HEADER_VALUE, header.getValue());
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    if (ask.body().length > 0 || ask.method().equals("POST")) {
      head.append("Content-Length: ").append(ask.body().length).append("\r\n");
    }
    var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    var request = Arrays.copyOf(bytes, bytes.length + ask.body().length);
    System.arraycopy(ask.body(), 0, request, bytes.length, ask.body().length);
    return request;
  }

  private static void check(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("Can't stand in a request: " + text.length() + " characters");
    }
  }

  /// Nothing can hurry or stop a look-up, so it is left alone when the time is over.
  private static List<InetAddress> lookUp(String host, Duration time) throws TimeoutException, UnknownHostException {
    var looking = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
    Thread.ofVirtual().name("look-up").start(looking);
    try {
      return looking.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException();
    }
  }

  /// The address that was looked at is the one that is asked; where a host has several, the next one when one is away.
  private Reply exchange(Server server, Ask ask, byte[] request, long end) {
    var nobody = new Failed(server.proxied() ? Failed.How.PROXY : Failed.How.NO_CONNECTION);
    for (var door : server.doors()) {
      var reply = exchange(server, door, ask, request, end);
      if (reply != null) {
        return reply;
      }
    }
    return nobody;
  }

  /// @return null where nobody opens
  private @Nullable Reply exchange(Server server, InetSocketAddress door, Ask ask, byte[] request, long end) {
    var left = end - System.nanoTime();
    if (left <= 0) {
      return new Failed(Failed.How.TOO_SLOW);
    }
    var connected = false;
    var done = new CountDownLatch(1);
    try (var socket = new Socket()) {
      Thread.ofVirtual().name("deadline").start(() -> closeAtTheEnd(socket, done, left));
      var millis = Math.max(1, Math.min(LONGEST_CONNECT.toMillis(), left / 1_000_000));
      socket.connect(door, (int) millis);
      connected = true;
      if (server.proxied() && server.isSecure()) {
        var refused = tunnel(socket, server);
        if (refused != null) {
          return refused;
        }
      }
      try (var talking = server.isSecure() ? secured(socket, server) : socket) {
        talking.getOutputStream().write(request);
        talking.getOutputStream().flush();
        var answered = new ReplyReader(new BufferedInputStream(talking.getInputStream()), ask.bytes()).read(ask.method());
        var asksForAPassword = server.proxied() && !server.isSecure() && answered.status() == 407;
        return asksForAPassword ? new Failed(Failed.How.PROXY) : answered;
      }
    } catch (SocketTimeoutException e) {
      return System.nanoTime() >= end ? new Failed(Failed.How.TOO_SLOW) : null;
    } catch (SSLException e) {
      return new Failed(System.nanoTime() >= end ? Failed.How.TOO_SLOW : Failed.How.CERTIFICATE);
    } catch (IOException e) {
      if (System.nanoTime() >= end) {
        return new Failed(Failed.How.TOO_SLOW);
      }
      return connected ? new Failed(Failed.How.UNREADABLE) : null;
    } finally {
      done.countDown();
    }
  }

  /// Asks the proxy to let everything through to the server, which nobody on the way can read then.
  ///
  /// @return null when it does
  private static @Nullable Failed tunnel(Socket socket, Server server) throws IOException {
    var host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
    var to = host + ":" + server.port();
    var connect = "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\nUser-Agent: " + AGENT + "\r\n\r\n";
    socket.getOutputStream().write(connect.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    // Byte by byte, as what follows the head is the server's.
    var status = new ReplyReader(socket.getInputStream(), 0).read("CONNECT").status();
    if (status < 300) {
      return null;
    }
    return new Failed(NOT_THROUGH.contains(status) ? Failed.How.NO_CONNECTION : Failed.How.PROXY);
  }

  /// However slowly the other side drips, this ends it: what reads or writes fails when the socket is closed.
  private static void closeAtTheEnd(Socket socket, CountDownLatch done, long nanos) {
    try {
      if (!done.await(nanos, TimeUnit.NANOSECONDS)) {
        socket.close();
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whoever answers must prove to be the host that was asked for, whichever address it has.
  private Socket secured(Socket socket, Server server) throws IOException {
    var layered = (SSLSocket) trusted().createSocket(socket, server.host(), server.port(), true);
    var parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    return layered;
  }

  private SSLSocketFactory trusted() {
    try {
      return secure == null ? SSLContext.getDefault().getSocketFactory() : secure;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a caller needs to know of the setting: such hosts may be asked in the open, too.
  public boolean isNamedByOperator(URI address) {
    var host = host(address);
    return host != null && settings.allows(host);
  }
}
