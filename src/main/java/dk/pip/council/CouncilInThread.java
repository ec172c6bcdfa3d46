package dk.pip.council;

import dk.pip.shared.Dates;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Council days in the thread: for everybody once they are shown, for the newsroom before. Rehearsals are in nobody's.
@Component
public class CouncilInThread implements ThreadSource {
  private static final String KIND = "council-day";
  private static final Pattern READ = Pattern.compile("/elevbyraad/([a-z0-9-]{1,80})");
  private static final Pattern AT_DESK = Pattern.compile("/redaktion/elevbyraad/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private final CouncilDayTable days;

  CouncilInThread(CouncilDayTable days) {
    this.days = days;
  }

  public static Knot.Ref ref(CouncilDayId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 96;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var found = new HashMap<String, Knot>();
    for (var ref : refs) {
      days.find(new CouncilDayId(UUID.fromString(ref)))
          .filter(it -> !it.practice() && (it.letGoAt() != null || eyes == Eyes.NEWSROOM))
          .ifPresent(
              it ->
                  found.put(
                      ref,
                      Knot.of(ref(it.id()), Knot.Words.of("council.thread.day"), Knot.Words.written(it.plan().title()), Dates.instant(it.plan().date().atTime(it.plan().begins())))
                          .readAt(it.letGoAt() == null ? "/redaktion/elevbyraad/" + it.id().value() : it.path())
                          .in(Knot.Words.of("council.state." + it.state()))));
    }
    return found;
  }

  @Override
  public Optional<String> refAt(String path) {
    var read = READ.matcher(path);
    if (read.matches()) {
      return days.at(read.group(1)).map(it -> it.id().value().toString());
    }
    var desk = AT_DESK.matcher(path);
    return desk.matches() ? Optional.of(desk.group(1)) : Optional.empty();
  }

  /// Whoever changes what is shown tells the thread.
  @Override
  public Object state() {
    return "";
  }
}
