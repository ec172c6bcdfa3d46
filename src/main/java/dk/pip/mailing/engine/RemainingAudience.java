package dk.pip.mailing.engine;

import java.util.List;
import java.util.Set;

/// Knows who is still to get a mailing after its audience was frozen.
@FunctionalInterface
interface RemainingAudience {
  /// @return those of the readers who have neither left nor been forgotten
  Set<Long> wanting(long mailing, List<Long> readers);
}
