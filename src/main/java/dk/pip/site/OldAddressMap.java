package dk.pip.site;

import dk.pip.shared.LocalPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The addresses of a file, ready to be asked for: an address with its query goes ahead of one without, and that of all
/// folders, of which the innermost does.
final class OldAddressMap {
  static final OldAddressMap EMPTY = new OldAddressMap();

  private static final int LONGEST = 2_000;

  private final Map<String, OldAddress> single = new HashMap<>();
  private final Map<String, OldAddress> folders = new HashMap<>();

  static OldAddressMap of(Collection<OldAddress> addresses) {
    var map = new OldAddressMap();
    addresses.forEach(map::add);
    return map;
  }

  /// Returns the one that is there already, if there is.
  @Nullable OldAddress add(OldAddress address) {
    return (address.folder() ? folders : single).putIfAbsent(address.old(), address);
  }

  /// @param rest what comes after the folder, with its stroke
  record Match(OldAddress address, String rest) {
    /// Where it leads; empty where what is to go on after the target is no path.
    Optional<String> target() {
      var target = address.target();
      if (!target.endsWith("*")) {
        return Optional.of(target);
      }
      var whole = target.substring(0, target.length() - 1) + rest.replaceFirst("^/", "");
      return Optional.ofNullable(whole.startsWith("/") ? LocalPath.of(whole) : whole);
    }
  }

  /// @param path as the browser asked for it
  Optional<Match> find(String path, @Nullable String query) {
    if (single.isEmpty() && folders.isEmpty() || path.length() > LONGEST) {
      return Optional.empty();
    }
    var key = OldAddress.key(path);
    if (key == null) {
      return Optional.empty();
    }
    var asked = query == null ? null : single.get(key + "?" + query);
    var found = asked == null ? single.get(key) : asked;
    return found == null ? inFolder(key, path) : Optional.of(new Match(found, ""));
  }

  private Optional<Match> inFolder(String key, String path) {
    for (var end = key.length(); end > 0; end = key.lastIndexOf('/', end - 1)) {
      var folder = folders.get(key.substring(0, end));
      if (folder != null) {
        return Optional.of(new Match(folder, rest(path, folder.old())));
      }
    }
    return Optional.empty();
  }

  /// What stands after as many strokes as the folder has, as it was asked for.
  private static String rest(String path, String folder) {
    var at = -1;
    for (var strokes = folder.chars().filter(c -> c == '/').count(); strokes >= 0; strokes--) {
      at = path.indexOf('/', at + 1);
      if (at < 0) {
        return "";
      }
    }
    return path.substring(at);
  }
}
