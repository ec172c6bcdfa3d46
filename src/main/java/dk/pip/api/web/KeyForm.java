package dk.pip.api.web;

import dk.pip.api.ApiKeys;
import dk.pip.api.KeptKey;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key, as it was typed.
///
/// @param id of a new one, so that a form that is sent twice makes one key
public record KeyForm(
    @Nullable UUID id, @Nullable String name, @Nullable Audience reach, @Nullable String perMinute, @Nullable String endsOn) {
  static KeyForm fresh(UUID id) {
    return new KeyForm(id, "", Audience.STAFF, "60", "");
  }

  static KeyForm of(KeptKey key) {
    var ends = key.endsOn();
    return new KeyForm(key.id().value(), key.name(), key.reach(), Integer.toString(key.perMinute()), ends == null ? "" : ends.toString());
  }

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public Audience reachOrPublic() {
    return reach == null ? Audience.PUBLIC : reach;
  }

  public String perMinuteText() {
    return perMinute == null ? "" : perMinute.strip();
  }

  public String endsOnText() {
    return endsOn == null ? "" : endsOn.strip();
  }

  private int number() {
    return perMinuteText().matches("\\d{1,5}") ? Integer.parseInt(perMinuteText()) : 0;
  }

  private @Nullable LocalDate day() {
    try {
      return endsOnText().isEmpty() ? null : LocalDate.parse(endsOnText());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// @param today a new end may not be before it
  Problems check(LocalDate today) {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "api.key.problem.name");
    }
    if (number() < 1 || number() > ApiKeys.MOST_PER_MINUTE) {
      problems.add("perMinute", "api.key.problem.per-minute", ApiKeys.MOST_PER_MINUTE);
    }
    var day = day();
    if (!endsOnText().isEmpty() && (day == null || day.isBefore(today))) {
      problems.add("endsOn", "api.key.problem.ends-on");
    }
    return problems;
  }

  KeptKey.Words words() {
    return new KeptKey.Words(nameText(), reachOrPublic(), number(), day());
  }
}
