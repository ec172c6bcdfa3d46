package dk.pip.newsroom.web;

import dk.pip.newsroom.FixedColumn;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fixed column, as it was typed.
///
/// @param owner `person <id>`, `unit <id>`, or nothing
public record ColumnForm(@Nullable String name, @Nullable String owner, @Nullable String audience, @Nullable String days, @Nullable String reminder) {
  static final ColumnForm EMPTY = new ColumnForm("", "", "", "5", "2");

  private static final int LONGEST_NAME = 80;
  private static final int MOST_DAYS = 40;

  static ColumnForm of(FixedColumn column) {
    var person = column.owner();
    var unit = column.unit();
    var owner = person != null ? "person " + person.value() : unit != null ? "unit " + unit.value() : "";
    return new ColumnForm(column.name(), owner, column.audience().name(), String.valueOf(column.daysBefore()), String.valueOf(column.reminderDays()));
  }

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public String ownerText() {
    return owner == null ? "" : owner.strip();
  }

  public boolean isForStaff() {
    return Audience.STAFF.name().equals(audience);
  }

  public String daysText() {
    return days == null ? "" : days.strip();
  }

  public String reminderText() {
    return reminder == null ? "" : reminder.strip();
  }

  Problems check() {
    var problems = Problems.none();
    if (nameText().isEmpty()) {
      problems.add("name", "newsroom.columns.problem.name");
    } else if (Letters.moreThan(LONGEST_NAME, nameText())) {
      problems.add("name", "newsroom.problem.too-long", LONGEST_NAME);
    }
    if (!ownerText().isEmpty() && id() == null) {
      problems.add("owner", "newsroom.columns.problem.owner");
    }
    if (number(daysText()) < 0) {
      problems.add("days", "newsroom.columns.problem.days", MOST_DAYS);
    }
    if (number(reminderText()) < 0) {
      problems.add("reminder", "newsroom.columns.problem.days", MOST_DAYS);
    }
    return problems;
  }

  /// What is meant, where nothing is wrong.
  FixedColumn.Words words() {
    var id = id();
    var isUnit = ownerText().startsWith("unit ");
    return new FixedColumn.Words(
        nameText(),
        id == null || isUnit ? null : new StaffId(id),
        id == null || !isUnit ? null : new UnitId(id),
        isForStaff() ? Audience.STAFF : Audience.PUBLIC,
        number(daysText()),
        number(reminderText()));
  }

  private @Nullable UUID id() {
    var parts = ownerText().split(" ", 2);
    if (parts.length < 2 || !parts[0].equals("person") && !parts[0].equals("unit")) {
      return null;
    }
    try {
      var id = UUID.fromString(parts[1]);
      return id.toString().equals(parts[1]) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// -1 for what is no number of days.
  private static int number(String typed) {
    return typed.matches("[0-9]{1,2}") && Integer.parseInt(typed) <= MOST_DAYS ? Integer.parseInt(typed) : -1;
  }
}
