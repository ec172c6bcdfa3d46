package dk.pip.shared;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work on many things in the background, of which one that fails keeps no other waiting.
public final class ItemByItem {
  private static final Logger LOG = LoggerFactory.getLogger(ItemByItem.class);

  private ItemByItem() {}

  /// Does the work on each. What fails is logged by its name and passed over; when all have had their turn the first failure is
  /// thrown, so that whoever watches over the work sees that not all went well. A database that is away ends it at once.
  ///
  /// @param name of a thing, for the log: its kind and id, nothing about a person
  public static <T> void forEach(Iterable<T> things, Function<T, String> name, Consumer<T> work) {
    @Nullable RuntimeException first = null;
    for (var thing : things) {
      try {
        work.accept(thing);
      } catch (RuntimeException e) {
        if (DatabaseFault.isTransient(e)) {
          throw e;
        }
        LOG.error("{} failed and is passed over", name.apply(thing), e);
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
