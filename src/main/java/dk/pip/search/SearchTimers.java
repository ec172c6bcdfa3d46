package dk.pip.search;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of search: whether the index was made by this program's analysis, and what is to be forgotten.
@Configuration(proxyBeanMethods = false)
class SearchTimers {

  /// After an upgrade that looks at words in another way, and in a copy that was read in from a backup.
  @Bean
  Task<?> rebuildSearch(Search search) {
    return Tasks.recurring("search.rebuild", FixedDelay.of(Duration.ofMinutes(1)))
        .execute(
            (_, _) -> {
              if (search.isOld()) {
                search.rebuild();
              }
            });
  }

  @Bean
  Task<?> forgetVainWords(VainWords words) {
    return Tasks.recurring("search.forget", new Daily(Dates.ZONE, LocalTime.of(4, 35))).execute((_, _) -> words.forget());
  }
}
