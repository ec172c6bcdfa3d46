package dk.pip.health;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Servers;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class MeasureTest {
  private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void showsMeasurementsOnAPortOfTheirOwn() throws Exception {
    Timer.builder("http.server.requests").register(meters);
    var port = Servers.freePort();
    try (var open = new MetricsPort(meters, new MetricsSettings(port, "127.0.0.1"))) {
      open.start();
      assertThat(get(port, "/metrics").body()).contains("http_server_requests_seconds_count 0");
      assertThat(get(port, "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void countsRoutesAndNeverAddresses() throws Exception {
    var request = new MockHttpServletRequest("GET", "/afmeld/anne@example.dk");
    var times = new RequestTimes(meters);

    times.doFilter(
        request,
        new MockHttpServletResponse(),
        (asked, _) -> asked.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/afmeld/{key}"));
    times.doFilter(new MockHttpServletRequest("BREW", "/anne@example.dk"), new MockHttpServletResponse(), (_, _) -> {});

    assertThat(meters.scrape())
        .contains("route=\"/afmeld/{key}\",status=\"200\"")
        .contains("method=\"other\",route=\"none\"")
        .doesNotContain("anne");
  }

  private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
