package dk.pip.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/// What is answered to `js/keep.js`, which keeps what is typed while it is typed.
///
/// @param others the names of those who have the same open
public record KeepAnswer(List<String> others) {

  public ResponseEntity<Map<String, Object>> kept(int revision) {
    return answer(200, Map.of("kept", true, "revision", revision));
  }

  /// What was typed can't be kept as it is.
  public ResponseEntity<Map<String, Object>> refused() {
    return answer(422, Map.of("kept", false));
  }

  /// @param by the name of whoever has changed it since; empty where it isn't known
  public ResponseEntity<Map<String, Object>> overtaken(int revision, String by) {
    return answer(409, Map.of("kept", false, "revision", revision, "by", by));
  }

  /// It can't be written in any more.
  public ResponseEntity<Map<String, Object>> closed(int revision) {
    return answer(403, Map.of("kept", false, "revision", revision));
  }

  private ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> result) {
    var body = new LinkedHashMap<String, Object>(result);
    body.put("others", others);
    return ResponseEntity.status(status).body(body);
  }
}
