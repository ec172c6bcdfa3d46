package dk.pip.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// What is asked of a server.
///
/// @param address with `https://` or `http://` and a host as the net writes it
/// @param headers beside those that every request has
/// @param body empty where nothing is sent
/// @param time all that it may take, from looking up the host to the last byte
/// @param bytes of the answer's body that are read; the rest is cut off
public record Ask(String method, URI address, Map<String, String> headers, byte[] body, Duration time, int bytes) {
  public Ask {
    headers = Map.copyOf(headers);
  }

  public static Ask get(URI address, Map<String, String> headers, Duration time, int bytes) {
    return new Ask("GET", address, headers, new byte[0], time, bytes);
  }

  public static Ask head(URI address, Map<String, String> headers, Duration time) {
    return new Ask("HEAD", address, headers, new byte[0], time, 0);
  }

  public static Ask post(URI address, Map<String, String> headers, byte[] body, Duration time, int bytes) {
    return new Ask("POST", address, headers, body, time, bytes);
  }
}
