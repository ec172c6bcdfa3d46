package dk.pip.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs in the background and can say whether it goes on: timers, lanes, the intake of mail. A bean that has it is
/// asked by `/health`, often and by strangers, so the answer comes from memory and holds nothing about a person.
public interface SignOfLife {
  List<Loop> loops();

  /// @param name short and lasting, in English: `mailing lanes`
  /// @param well whether it goes on as it should
  /// @param lastAt when it was last heard of; null before the first time
  /// @param trouble in a few English words; null where there is none
  record Loop(String name, boolean well, @Nullable Instant lastAt, @Nullable String trouble) {}
}
