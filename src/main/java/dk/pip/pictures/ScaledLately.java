package dk.pip.pictures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pictures that were scaled last, up to a bound in bytes. Web, mail and print of an edition, and its next preview or
/// correction, so share the work; what has fallen out is made again and comes out the same.
final class ScaledLately {
  private static final int LOCKS = 64;

  private record Key(String sha256, int width) {}

  private final Cache<Key, Picture> byKey;
  private final Object[] locks = new Object[LOCKS];

  /// @param most bytes
  ScaledLately(long most) {
    byKey =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Key _, Picture picture) -> picture.bytes().length)
            .executor(Runnable::run)
            .build();
    for (var i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  @Nullable Picture find(Picture of, int width) {
    return byKey.getIfPresent(new Key(of.sha256(), width));
  }

  void keep(Picture of, int width, Picture scaled) {
    byKey.put(new Key(of.sha256(), width), scaled);
  }

  /// Lets nobody else scale the same picture meanwhile.
  <T> T alone(Picture of, Supplier<T> work) {
    synchronized (locks[Math.floorMod(of.hashCode(), LOCKS)]) {
      return work.get();
    }
  }
}
