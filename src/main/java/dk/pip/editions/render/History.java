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
/// @param earlier what was corrected in stories of it while they stood elsewhere; said on their own pages alone
public record History(List<Correction> corrections, List<CalendarEntry> calendar, Map<String, Instant> changedAt, List<Correction> earlier) {

  public History {
    earlier = List.copyOf(earlier);
    corrections = List.copyOf(corrections);
    calendar = List.copyOf(calendar);
    changedAt = Map.copyOf(changedAt);
  }

  public History(List<Correction> corrections, List<CalendarEntry> calendar, Map<String, Instant> changedAt) {
    this(corrections, calendar, changedAt, List.of());
  }

  /// That of a first version, which has none.
  public static History first(Edition edition, Imprint imprint, Instant at) {
    var changedAt = new HashMap<String, Instant>();
    edition.stories().forEach(story -> changedAt.put(story.slug(), at));
    return new History(List.of(), CalendarEntries.first(edition, imprint), changedAt);
  }
}
