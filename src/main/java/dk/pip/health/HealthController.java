package dk.pip.health;

import dk.pip.access.Anyone;
import dk.pip.database.DatabaseWatch;
import dk.pip.jobs.SignOfLife;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells whoever watches over this node how it is, always within a second.
@Controller
class HealthController {
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final DatabaseWatch database;
  private final ObjectProvider<SignOfLife> signs;

  HealthController(DatabaseWatch database, ObjectProvider<SignOfLife> signs) {
    this.database = database;
    this.signs = signs;
  }

  /// Everything: the database, and what runs in the background. 503 when the database is away.
  @Anyone
  @GetMapping("/health")
  ResponseEntity<Map<String, Object>> health() {
    var answer = databaseAnswer();
    var loops = loops();
    if (!loops.isEmpty()) {
      answer.put("loops", loops.stream().map(HealthController::said).toList());
    }
    var ready = "up".equals(answer.get("status"));
    if (ready && loops.stream().anyMatch(loop -> !loop.well())) {
      answer.put("status", "ailing");
    }
    return answer(ready, answer);
  }

  /// Whether to send visitors here: 503 when the database is away.
  @Anyone
  @GetMapping("/health/ready")
  ResponseEntity<Map<String, Object>> ready() {
    var answer = databaseAnswer();
    return answer("up".equals(answer.get("status")), answer);
  }

  /// Whether this process answers at all. When it doesn't, it is to be started again.
  @Anyone
  @GetMapping("/health/live")
  ResponseEntity<Map<String, Object>> live() {
    return answer(true, Map.of("status", "up"));
  }

  private Map<String, Object> databaseAnswer() {
    var sign = database.sign(PATIENCE);
    var word = sign.answers() ? "up" : "down";
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", word);
    answer.put("database", word);
    if (sign.since() != null) {
      answer.put("trouble", sign.trouble() == null ? "The database does not answer" : "The database " + sign.trouble());
      answer.put("answeredLast", sign.since().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    return answer;
  }

  private List<SignOfLife.Loop> loops() {
    var loops = new ArrayList<SignOfLife.Loop>();
    signs.orderedStream().forEach(sign -> loops.addAll(sign.loops()));
    return loops;
  }

  private static Map<String, Object> said(SignOfLife.Loop loop) {
    var said = new LinkedHashMap<String, Object>();
    said.put("name", loop.name());
    said.put("status", loop.well() ? "up" : "ailing");
    if (loop.lastAt() != null) {
      said.put("lastAt", loop.lastAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    if (loop.trouble() != null) {
      said.put("trouble", loop.trouble());
    }
    return said;
  }

  private static ResponseEntity<Map<String, Object>> answer(boolean well, Map<String, Object> body) {
    return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }
}
