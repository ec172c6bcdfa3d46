package dk.pip.highlights.web;

import dk.pip.highlights.Aim;
import dk.pip.highlights.Highlight;
import dk.pip.highlights.Highlights;
import dk.pip.highlights.JobId;
import dk.pip.people.UnitId;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A highlight, as it was typed.
///
/// @param chosen the address of one of the newest things
/// @param other an address that was typed instead
public record HighlightForm(
    @Nullable String chosen,
    @Nullable String other,
    @Nullable String why,
    @Nullable String until,
    @Nullable Boolean mustRead,
    @Nullable String whom,
    @Nullable List<UUID> unit,
    @Nullable List<UUID> job,
    @Nullable Boolean leaders) {
  static final String EVERYBODY = "alle";
  private static final String SOME = "nogle";
  private static final int LONGEST_WHY = 300;
  private static final int MOST_MONTHS = 12;
  private static final int MOST_CHOSEN = 500;

  static HighlightForm fresh(LocalDate today, @Nullable String path) {
    return new HighlightForm(path, null, "", today.plusDays(14).toString(), false, SOME, List.of(), List.of(), false);
  }

  static HighlightForm of(Highlight it) {
    var aim = it.aim();
    return new HighlightForm(
        it.path(),
        null,
        it.why(),
        it.until().toString(),
        it.mustRead(),
        aim.everybody() ? EVERYBODY : SOME,
        aim.units().stream().map(UnitId::value).toList(),
        aim.jobs().stream().map(JobId::value).toList(),
        aim.leaders());
  }

  public String whyText() {
    return why == null ? "" : why.strip();
  }

  public boolean isMustRead() {
    return Boolean.TRUE.equals(mustRead);
  }

  public boolean isForLeaders() {
    return Boolean.TRUE.equals(leaders);
  }

  public String otherText() {
    return other == null ? "" : other.strip();
  }

  public boolean everybody() {
    return EVERYBODY.equals(whom);
  }

  public boolean hasUnit(UnitId id) {
    return unit != null && unit.contains(id.value());
  }

  public boolean hasJob(JobId id) {
    return job != null && job.contains(id.value());
  }

  /// The address from the site's root, however it was given.
  String path() {
    var typed = otherText().isEmpty() ? chosen == null ? "" : chosen : otherText();
    try {
      var path = URI.create(typed).getRawPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  Aim aim() {
    if (everybody()) {
      return Aim.EVERYBODY;
    }
    Set<UnitId> units = unit == null ? Set.of() : unit.stream().limit(MOST_CHOSEN).map(UnitId::new).collect(Collectors.toSet());
    Set<JobId> jobs = job == null ? Set.of() : job.stream().limit(MOST_CHOSEN).map(JobId::new).collect(Collectors.toSet());
    return new Aim(false, units, jobs, isForLeaders());
  }

  public @Nullable LocalDate day() {
    try {
      return until == null ? null : LocalDate.parse(until.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  Highlights.Words words() {
    var day = day();
    if (day == null) {
      throw new IllegalStateException("The form was not checked");
    }
    return new Highlights.Words(whyText(), day, aim());
  }

  Problems check(LocalDate today) {
    var problems = Problems.none();
    if (path().isEmpty()) {
      problems.add("chosen", "highlights.problem.path");
    }
    if (whyText().isEmpty() || Letters.moreThan(LONGEST_WHY, whyText())) {
      problems.add("why", "highlights.problem.why");
    }
    var day = day();
    if (day == null || day.isBefore(today) || day.isAfter(today.plusMonths(MOST_MONTHS))) {
      problems.add("until", "highlights.problem.until");
    }
    if (aim().isNobody()) {
      problems.add("whom", "highlights.problem.whom");
    }
    return problems;
  }
}
