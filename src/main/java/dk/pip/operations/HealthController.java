package dk.pip.operations;

import dk.pip.web.Anyone;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells a load balancer whether this node can serve: 200 when it and its database can, else 503.
@Controller
class HealthController {
  private static final long FRESH_FOR = 1_000_000_000;

  private final DatabaseProbe probe;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Answer last;

  HealthController(DataSource database) {
    this.probe = new DatabaseProbe(database);
  }

  @Anyone
  @GetMapping("/health")
  ResponseEntity<Map<String, String>> health() {
    var up = databaseAnswers();
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("status", up ? "up" : "down", "database", up ? "up" : "down"));
  }

  /// The database is asked once a second at most, so that nobody can burden it by asking here.
  private boolean databaseAnswers() {
    asking.lock();
    try {
      var known = last;
      if (known == null || System.nanoTime() - known.at() > FRESH_FOR) {
        var up = probe.answers();
        known = new Answer(up, System.nanoTime());
        last = known;
      }
      return known.up();
    } finally {
      asking.unlock();
    }
  }

  private record Answer(boolean up, long at) {}
}
