package dk.pip.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// Timers know what to do without being told, so that nothing is read from `task_data`. db-scheduler's own way would be Java's
/// serialisation, by which whoever can write a row could have any class of the program made.
final class NoTaskData implements Serializer {
  private static final byte[] NOTHING = {};

  @Override
  public byte[] serialize(@Nullable Object data) {
    if (data != null) {
      throw new IllegalArgumentException("Timers take no data, no " + data.getClass().getName());
    }
    return NOTHING;
  }

  @Override
  @SuppressWarnings("NullAway") // the library takes null for no data, and doesn't say so
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return null;
  }
}
