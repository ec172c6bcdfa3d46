package dk.pip.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Metrics {

  /// Where everyone counts. Without a port for Prometheus nothing is kept.
  @Bean(destroyMethod = "close")
  MeterRegistry meters() {
    return new CompositeMeterRegistry();
  }
}
