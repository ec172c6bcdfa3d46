package dk.pip.demo;

import dk.pip.installation.DemoClock;
import dk.pip.people.Staff;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The demo while it is filled: who does it, and how to tell whoever waits how far it is.
public record DemoFilling(Staff editor, Staff administrator, Texts texts) {
  public void say(String key, Object... arguments) {
    System.out.println("  " + texts.get(key, arguments));
  }

  /// Does something as if it were then, so that the demo has a past.
  public void at(Instant then, Runnable what) {
    DemoClock.at(then, what);
  }

  /// The same, and brings what came of it.
  public <T extends @Nullable Object> T at(Instant then, Supplier<T> what) {
    return DemoClock.at(then, what);
  }
}
