package dk.pip.setup.web;

import dk.pip.shared.Letters;
import dk.pip.web.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first administrator, as typed.
public record AdministratorForm(@Nullable String name, @Nullable String mail, @Nullable String password) {
  private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,}");
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
    if (mailText().length() > 254 || !MAIL.matcher(mailText()).matches()) {
      problems.add("mail", "people.problem.mail");
    }
    return problems;
  }

  @Override
  public String toString() {
    return "AdministratorForm[]";
  }
}
