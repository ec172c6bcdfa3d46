package dk.pip.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs what must happen at a time, on one of the nodes and once: db-scheduler over `jobs.scheduled_task`.
@Configuration(proxyBeanMethods = false)
class Timers {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Bean(destroyMethod = "")
  Scheduler scheduler(DataSource database, List<Task<?>> tasks, TimerBeats beats, Clock clock) {
    var once = new ArrayList<Task<?>>();
    var recurring = new ArrayList<RecurringTask<?>>();
    refuseWrongNames(tasks);
    for (var task : tasks) {
      if (task instanceof RecurringTask<?> regularly) {
        recurring.add(regularly);
      } else {
        once.add(task);
      }
    }
    return Scheduler.create(database, once)
        .startTasks(recurring)
        .tableName("jobs.scheduled_task")
        .clock(clock::instant)
        .addSchedulerListener(beats)
        .serializer(new NoTaskData())
        .pollingInterval(LOOK_EVERY)
        .heartbeatInterval(Duration.ofSeconds(10))
        .missedHeartbeatsLimit(4)
        .threads(4)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .shutdownMaxWait(Duration.ofSeconds(20))
        .commitWhenAutocommitDisabled(true)
        .build();
  }

  /// Names stand in the database, where two of the same would be one timer.
  static void refuseWrongNames(List<Task<?>> tasks) {
    var seen = new HashSet<String>();
    for (var task : tasks) {
      if (!task.getName().matches("[a-z]+\\.[a-z]+(-[a-z]+)*")) {
        throw new IllegalStateException("A timer is named for its module and what it does, module.what, not " + task.getName());
      }
      if (!seen.add(task.getName())) {
        throw new IllegalStateException("Two timers are named " + task.getName());
      }
    }
  }

  @Bean
  TimerBeats timerBeats(Beats beats) {
    return new TimerBeats(beats);
  }

  @Bean
  SmartLifecycle timersRunning(Scheduler scheduler, TimerBeats beats) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        beats.start();
        scheduler.start();
        running = true;
      }

      @Override
      public void stop() {
        LOG.info("Timers stop: what is under way is finished, the rest is left to the next start or another node");
        scheduler.stop();
        beats.stop();
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }
}
