package dk.pip.council;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class that takes part.
///
/// @param number by which it came
/// @param sign a letter or two, another for each class of a day
/// @param linkedAt when the teacher's link that is good was made; null where there is none
/// @param classLink the number of the link that pupils write by
public record Delegation(
    DelegationId id,
    CouncilDayId day,
    int number,
    String school,
    String className,
    DelegationColour colour,
    String sign,
    String teacher,
    String mail,
    @Nullable Instant linkedAt,
    long classLink,
    List<Spokesperson> spokespersons) {
  public Delegation {
    spokespersons = List.copyOf(spokespersons);
  }

  /// `6. b, Søskolen`.
  public String name() {
    return className.isEmpty() ? school : className + ", " + school;
  }
}
