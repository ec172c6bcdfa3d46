package dk.pip.setup.web;

import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import org.jspecify.annotations.Nullable;

/// The first administrator, as typed.
public record AdministratorForm(@Nullable String name, @Nullable String mail, @Nullable String password) {
  static final AdministratorForm EMPTY = new AdministratorForm("", "", "");

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public String mailText() {
    return mail == null ? "" : mail.strip();
  }

  String passwordText() {
    return password == null ? "" : password;
  }

  Problems check() {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "people.problem.name");
    }
    if (MailAddress.parse(mailText()).isEmpty()) {
      problems.add("mail", "people.problem.mail");
    }
    return problems;
  }

  @Override
  public String toString() {
    return "AdministratorForm[]";
  }
}
