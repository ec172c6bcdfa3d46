package dk.pip.web;

import dk.pip.shared.IpNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reverse proxies in front, and what they are believed about a visitor: the address, which each of them appends to
/// `X-Forwarded-For`, and whether it was HTTPS, which the nearest says in `X-Forwarded-Proto`. Nothing is believed of
/// anybody else, and no other header is read. The list of addresses is read from its end, since only that was written by
/// a proxy of ours; what a visitor sent stands before it.
public final class Proxies implements HttpConfiguration.Customizer {
  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
  private static final int MOST_HOPS = 20;

  private final boolean used;
  private final List<IpNetwork> networks;
  private final AtomicBoolean warned = new AtomicBoolean();

  /// @param used whether there is one at all
  /// @param networks addresses and networks, `10.0.0.7` and `10.1.0.0/16`
  public Proxies(boolean used, List<String> networks) {
    this.used = used;
    this.networks = networks.stream().map(IpNetwork::of).toList();
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable response) {
    if (!used || !(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
      return request;
    }
    var headers = request.getHeaders();
    if (!areOurs(peer.getAddress())) {
      if (headers.contains(HttpHeader.X_FORWARDED_FOR) && warned.compareAndSet(false, true)) {
        LOG.warn("A proxy that PIP_PROXIES does not name sends X-Forwarded-For; it is not believed, and its visitors count as one");
      }
      return request;
    }
    var values = headers.getFields(HttpHeader.X_FORWARDED_FOR).stream().map(HttpField::getValue).toList();
    var visitor = visitor(peer.getAddress(), values);
    var secure = secure(headers.getLast(HttpHeader.X_FORWARDED_PROTO));
    return visitor.equals(peer.getAddress()) && secure == null
        ? request
        : new Forwarded(request, new InetSocketAddress(visitor, 0), secure);
  }

  /// The first from the right who is no proxy of ours. What can’t be read ends the search at the hop before it.
  ///
  /// @param peer who is at the other end of the connection
  /// @param values of `X-Forwarded-For`, a header a value
  InetAddress visitor(InetAddress peer, List<String> values) {
    var hops = values.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    var nearest = peer;
    for (var i = hops.size() - 1; areOurs(nearest) && i >= 0 && i >= hops.size() - MOST_HOPS; i--) {
      var hop = IpNetwork.address(hops.get(i).strip());
      if (hop == null) {
        return nearest;
      }
      nearest = hop;
    }
    return nearest;
  }

  /// What the nearest proxy says; null where it says nothing that is understood.
  static @Nullable Boolean secure(@Nullable String said) {
    if (said == null) {
      return null;
    }
    var last = said.substring(said.lastIndexOf(',') + 1).strip();
    if (last.equalsIgnoreCase("https")) {
      return true;
    }
    return last.equalsIgnoreCase("http") ? Boolean.FALSE : null;
  }

  private boolean areOurs(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  /// A request as it was before the proxies.
  private static final class Forwarded extends Request.Wrapper {
    private final HttpURI uri;
    private final ConnectionMetaData connection;

    Forwarded(Request request, InetSocketAddress visitor, @Nullable Boolean secure) {
      super(request);
      var before = request.getHttpURI();
      var isSecure = secure == null ? request.isSecure() : secure;
      var scheme = isSecure ? HttpScheme.HTTPS : HttpScheme.HTTP;
      uri = scheme.is(before.getScheme()) ? before : HttpURI.build(before).scheme(scheme).asImmutable();
      connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public boolean isSecure() {
              return isSecure;
            }

            @Override
            public InetSocketAddress getRemoteSocketAddress() {
              return visitor;
            }
          };
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public boolean isSecure() {
      return connection.isSecure();
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
