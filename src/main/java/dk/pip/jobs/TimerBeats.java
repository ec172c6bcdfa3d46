package dk.pip.jobs;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Listens to the timers: whether they look for what is due, and how each of them fares on this node.
/// Which node runs a timer is chance, so that one which is not run here is no sign of anything.
final class TimerBeats extends AbstractSchedulerListener {
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  private final Beats beats;
  private final Beat looking;
  private final Map<String, Beat> timers = new ConcurrentHashMap<>();

  TimerBeats(Beats beats) {
    this.beats = beats;
    this.looking = beats.begin("timers", LONGEST_SILENCE);
    looking.rest();
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    switch (type) {
      case RAN_EXECUTE_DUE -> looking.alive();
      case UNEXPECTED_ERROR, FAILED_HEARTBEAT, COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR, DEAD_EXECUTION,
          RAN_UPDATE_HEARTBEATS, RAN_DETECT_DEAD, FAILED_MULTIPLE_HEARTBEATS, UNRESOLVED_TASK -> {}
    }
  }

  @Override
  public void onExecutionStart(CurrentlyExecuting running) {
    timer(running.getTaskInstance().getTaskName()).alive();
  }

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    var beat = timer(complete.getExecution().taskInstance.getTaskName());
    if (complete.getResult() == ExecutionComplete.Result.OK) {
      beat.well();
    } else {
      beat.failed(complete.getCause().orElseGet(IllegalStateException::new));
    }
    beat.rest();
  }

  private Beat timer(String name) {
    return timers.computeIfAbsent(name, one -> beats.begin("timer " + one, LONGEST_RUN));
  }

  /// The timers run from now on.
  void start() {
    looking.alive();
  }

  /// The timers run no more.
  void stop() {
    looking.rest();
  }
}
