package dk.pip.people.web;

import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A unit, as it was typed.
public record UnitForm(
    @Nullable String name,
    Unit.@Nullable Kind kind,
    @Nullable UUID parent,
    @Nullable UUID contact,
    @Nullable String mail) {
  static final UnitForm EMPTY = new UnitForm("", Unit.Kind.WORKPLACE, null, null, "");

  static UnitForm of(Unit unit) {
    var parent = unit.parent();
    var contact = unit.contact();
    return new UnitForm(
        unit.name(),
        unit.kind(),
        parent == null ? null : parent.value(),
        contact == null ? null : contact.value(),
        unit.mail());
  }

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public String mailText() {
    return mail == null ? "" : mail.strip();
  }

  public Unit.Kind kindOrWorkplace() {
    return kind == null ? Unit.Kind.WORKPLACE : kind;
  }

  Unit.Words words() {
    return new Unit.Words(
        kindOrWorkplace(),
        nameText(),
        parent == null ? null : new UnitId(parent),
        contact == null ? null : new StaffId(contact),
        MailAddress.orAsTyped(mailText()));
  }

  Problems check() {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "people.unit.problem.name");
    }
    if (!mailText().isEmpty() && MailAddress.parse(mailText()).isEmpty()) {
      problems.add("mail", "people.problem.mail");
    }
    return problems;
  }
}
