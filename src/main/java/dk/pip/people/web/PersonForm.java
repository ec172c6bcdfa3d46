package dk.pip.people.web;

import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import org.jspecify.annotations.Nullable;

/// Somebody to add, as it was typed.
public record PersonForm(@Nullable String name, @Nullable String mail, @Nullable Role role) {
  static final PersonForm EMPTY = new PersonForm("", "", Role.EDITOR);

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public String mailText() {
    return mail == null ? "" : mail.strip();
  }

  public Role roleOrReader() {
    return role == null ? Role.READER : role;
  }

  Problems check() {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "people.problem.name");
    }
    if (MailAddress.parse(mailText()).isEmpty()) {
      problems.add("mail", "people.problem.mail");
    }
    if (role == null) {
      problems.add("role", "people.problem.role");
    }
    return problems;
  }
}
