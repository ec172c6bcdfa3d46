package dk.pip.council.web;

import dk.pip.council.Spokesperson;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A pupil who speaks, as the teacher typed it.
public record SpeakerForm(@Nullable String firstName, @Nullable String pictures, @Nullable Boolean told) {
  static final SpeakerForm EMPTY = new SpeakerForm("", "UNASKED", false);

  /// One name, and where two in a class share it the first letter of what comes after.
  private static final String FIRST_NAME = "[\\p{L}][\\p{L}\\p{M}'’-]{0,29}( \\p{Lu}\\.?)?";

  public String text(@Nullable String typed) {
    return TypedText.line(typed);
  }

  public boolean is(Spokesperson.Pictures other) {
    return other.name().equals(pictures);
  }

  public boolean isTold() {
    return Boolean.TRUE.equals(told);
  }

  Spokesperson.Pictures chosen() {
    return Arrays.stream(Spokesperson.Pictures.values()).filter(this::is).findFirst().orElse(Spokesperson.Pictures.UNASKED);
  }

  Problems check() {
    var problems = Problems.none();
    if (!text(firstName).matches(FIRST_NAME)) {
      problems.add("firstName", "council.speaker.problem.name");
    }
    if (chosen() == Spokesperson.Pictures.MAY && !isTold()) {
      problems.add("told", "council.speaker.problem.told");
    }
    return problems;
  }
}
