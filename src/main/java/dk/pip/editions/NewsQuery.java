package dk.pip.editions;

import dk.pip.shared.Audience;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of the stories that readers find.
///
/// @param audiences for whom they are; a story that is there for both is the one for everybody
/// @param year of their addresses; null for all
/// @param sections by their names; null for all
/// @param byMonth by the months of their editions, and not simply the newest first
public record NewsQuery(Set<Audience> audiences, @Nullable Integer year, @Nullable List<String> sections, boolean byMonth, int offset, int most) {
  public NewsQuery {
    audiences = Set.copyOf(audiences);
  }

  /// The newest.
  public static NewsQuery newest(Set<Audience> audiences, int most) {
    return new NewsQuery(audiences, null, null, false, 0, most);
  }

  /// Those of a year, month by month.
  public static NewsQuery of(Set<Audience> audiences, int year) {
    return new NewsQuery(audiences, year, null, true, 0, Integer.MAX_VALUE);
  }

  /// Those of sections, the newest first.
  public NewsQuery in(List<String> names) {
    return new NewsQuery(audiences, year, names, byMonth, offset, most);
  }

  public NewsQuery page(int from, int size) {
    return new NewsQuery(audiences, year, sections, byMonth, from, size);
  }
}
