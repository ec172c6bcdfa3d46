package dk.pip.dialogue.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueLevel;
import dk.pip.dialogue.Party;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a dialogue is and between whom, as it was typed.
///
/// @param managementUnit the id of a workplace; where it is chosen, its name need not be typed
public record DialogueForm(
    @Nullable String level,
    @Nullable String title,
    @Nullable String purpose,
    @Nullable String audience,
    @Nullable String management,
    @Nullable UUID managementUnit,
    @Nullable String counterpart,
    @Nullable UUID counterpartUnit,
    @Nullable String from,
    @Nullable String until) {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_PURPOSE = 1_000;
  private static final int MOST_YEARS = 8;

  static DialogueForm fresh(LocalDate today) {
    var year = today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear();
    return new DialogueForm(
        DialogueLevel.DEPARTMENT_INSTITUTION.word(), "", "", "", "", null, "", null, LocalDate.of(year, 1, 1).toString(), LocalDate.of(year, 12, 31).toString());
  }

  static DialogueForm of(Dialogue it) {
    return new DialogueForm(
        it.level().word(),
        it.title(),
        it.purpose(),
        it.audience().name(),
        it.management().name(),
        id(it.management().unit()),
        it.counterpart().name(),
        id(it.counterpart().unit()),
        it.from().toString(),
        it.until().toString());
  }

  private static @Nullable UUID id(@Nullable UnitId unit) {
    return unit == null ? null : unit.value();
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  public boolean isLevel(DialogueLevel other) {
    return other.word().equals(level);
  }

  public boolean isFor(CommitmentAudience other) {
    return other.name().equals(audience);
  }

  Problems check(List<Unit> units) {
    var problems = Problems.none();
    if (DialogueLevel.named(text(level)).isEmpty()) {
      problems.add("level", "dialogue.problem.level");
    }
    line("title", title, problems);
    if (Letters.moreThan(LONGEST_PURPOSE, text(purpose))) {
      problems.add("purpose", "dialogue.problem.long", LONGEST_PURPOSE);
    }
    party("management", management, managementUnit, units, problems);
    party("counterpart", counterpart, counterpartUnit, units, problems);
    if (audiences().isEmpty()) {
      problems.add("audience", "dialogue.problem.audience");
    }
    var first = day(from);
    var last = day(until);
    if (first == null) {
      problems.add("from", "dialogue.problem.day");
    }
    if (last == null) {
      problems.add("until", "dialogue.problem.day");
    } else if (first != null && (last.isBefore(first) || last.isAfter(first.plusYears(MOST_YEARS)))) {
      problems.add("until", "dialogue.problem.term", MOST_YEARS);
    }
    return problems;
  }

  private List<CommitmentAudience> audiences() {
    return List.of(CommitmentAudience.values()).stream().filter(this::isFor).toList();
  }

  private void line(String field, @Nullable String typed, Problems problems) {
    if (text(typed).isEmpty()) {
      problems.add(field, "dialogue.problem.empty." + field);
    } else if (Letters.moreThan(LONGEST_NAME, text(typed))) {
      problems.add(field, "dialogue.problem.long", LONGEST_NAME);
    }
  }

  private void party(String field, @Nullable String name, @Nullable UUID unit, List<Unit> units, Problems problems) {
    if (unit != null && unit(unit, units) == null) {
      problems.add(field + "Unit", "dialogue.problem.unit");
    } else if (unit == null || !text(name).isEmpty()) {
      line(field, name, problems);
    }
  }

  private static @Nullable Unit unit(@Nullable UUID id, List<Unit> units) {
    return units.stream().filter(it -> it.id().value().equals(id)).findFirst().orElse(null);
  }

  static @Nullable LocalDate day(@Nullable String typed) {
    return TypedDay.read(typed).orElse(null);
  }

  /// Only of one that has no problems.
  Dialogue.Words words(List<Unit> units) {
    return new Dialogue.Words(
        DialogueLevel.named(text(level)).orElseThrow(),
        text(title),
        text(purpose),
        audiences().getFirst(),
        party(management, managementUnit, units),
        party(counterpart, counterpartUnit, units),
        TypedDay.read(from).orElseThrow(),
        TypedDay.read(until).orElseThrow());
  }

  private Party party(@Nullable String name, @Nullable UUID id, List<Unit> units) {
    var unit = unit(id, units);
    var typed = text(name);
    return unit == null ? new Party(typed, null) : new Party(typed.isEmpty() ? unit.name() : typed, unit.id());
  }
}
