package dk.pip.pictures;

import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pictures that were scaled last, up to a bound. Web, mail and print of an edition, and its next preview or
/// correction, so share the work; what has fallen out is made again and comes out the same.
final class ScaledLately {
  private static final int LOCKS = 64;

  private record Key(String sha256, int width) {}

  private final long most;
  private final LinkedHashMap<Key, Picture> byKey = new LinkedHashMap<>(64, 0.75f, true);
  private final Object[] locks = new Object[LOCKS];
  private long bytes;

  ScaledLately(long most) {
    this.most = most;
    for (var i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  synchronized @Nullable Picture find(Picture of, int width) {
    return byKey.get(new Key(of.sha256(), width));
  }

  synchronized void keep(Picture of, int width, Picture scaled) {
    var before = byKey.put(new Key(of.sha256(), width), scaled);
    bytes += scaled.bytes().length - (before == null ? 0 : before.bytes().length);
    for (var eldest = byKey.entrySet().iterator(); bytes > most && eldest.hasNext(); eldest.remove()) {
      bytes -= eldest.next().getValue().bytes().length;
    }
  }

  /// Lets nobody else scale the same picture meanwhile.
  <T> T alone(Picture of, Supplier<T> work) {
    synchronized (locks[Math.floorMod(of.hashCode(), LOCKS)]) {
      return work.get();
    }
  }
}
