package dk.pip.editions.render;

import dk.pip.editions.Edition;
import dk.pip.municipality.Imprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the versions before have to do with the one that is being set.
///
/// @param corrections what readers are told was corrected, oldest first; empty in a first version
/// @param calendar the name of each invitation in calendars, in their order
/// @param changedAt by slug, when the story last changed
public record History(List<Correction> corrections, List<CalendarEntry> calendar, Map<String, Instant> changedAt) {

  public History {
    corrections = List.copyOf(corrections);
    calendar = List.copyOf(calendar);
    changedAt = Map.copyOf(changedAt);
  }

  /// That of a first version, which has none.
  public static History first(Edition edition, Imprint imprint, Instant at) {
    var changedAt = new HashMap<String, Instant>();
    edition.stories().forEach(story -> changedAt.put(story.slug(), at));
    return new History(List.of(), CalendarEntries.first(edition, imprint), changedAt);
  }
}
