package dk.pip.events;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Commands publish, and only servers deliver.
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
  @Bean
  EventWorker eventWorker(Events events, Deliveries deliveries, Hold hold, Beats beats) {
    return new EventWorker(events, deliveries, hold, beats);
  }
}
