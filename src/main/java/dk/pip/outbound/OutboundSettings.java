package dk.pip.outbound;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which servers inside the house may be asked although they are there, and how others are reached.
///
/// @param hosts names or addresses, in small letters and without brackets
/// @param proxy through which all others are asked, not looked up yet; null where the net is reached directly
public record OutboundSettings(List<String> hosts, @Nullable InetSocketAddress proxy) {
  private static final Setting OUTBOUND_HOSTS = new Setting("OUTBOUND_HOSTS", new Kind.Hosts());
  private static final Setting OUTBOUND_PROXY = new Setting("OUTBOUND_PROXY", new Kind.Server());
  private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[([^]]+)]|([^:]+)):(\\d{1,5})");

  public OutboundSettings {
    hosts = List.copyOf(hosts);
  }

  /// Whether an operator has said that this one may be asked, wherever it stands and in the open.
  public boolean allows(String host) {
    return hosts.contains(host);
  }

  static final class Group implements SettingsGroup<OutboundSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(OUTBOUND_HOSTS, OUTBOUND_PROXY);
    }

    @Override
    public OutboundSettings read(SettingsValues values) {
      var hosts = values.list(OUTBOUND_HOSTS).stream().map(host -> host.replaceAll("[\\[\\]]", "")).toList();
      return new OutboundSettings(hosts, proxy(values));
    }

    private static @Nullable InetSocketAddress proxy(SettingsValues values) {
      var value = values.value(OUTBOUND_PROXY);
      if (value == null) {
        return null;
      }
      var parts = HOST_AND_PORT.matcher(value);
      var port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
      if (port == 0 || port > 65_535) {
        values.refuse("outbound.setting-problem.proxy-port", OUTBOUND_PROXY.key());
        return null;
      }
      return InetSocketAddress.createUnresolved(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    }
  }
}
