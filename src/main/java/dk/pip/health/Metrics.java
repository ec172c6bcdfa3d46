package dk.pip.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Measurements, and the port where Prometheus reads them. Without a port nothing is kept.
@Configuration(proxyBeanMethods = false)
public class Metrics {

  @Bean(destroyMethod = "close")
  MeterRegistry meters(MetricsSettings settings) {
    if (settings.port() == null) {
      return new CompositeMeterRegistry();
    }
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ClassLoaderMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new FileDescriptorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  /// Listens for the garbage collector until the program ends.
  @Bean
  DisposableBean garbageCollection(MeterRegistry meters, MetricsSettings settings) {
    var collection = new JvmGcMetrics();
    if (settings.port() != null) {
      collection.bindTo(meters);
    }
    return collection::close;
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  MetricsPort metricsPort(MeterRegistry meters, MetricsSettings settings) {
    return new MetricsPort(meters, settings);
  }

  @Bean
  RequestTimes requestTimes(MeterRegistry meters) {
    return new RequestTimes(meters);
  }
}
