package dk.pip.council.web;

import dk.pip.council.CouncilDays;
import dk.pip.council.Delegation;
import dk.pip.council.DelegationColour;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedText;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A class, as it was typed.
public record ClassForm(
    @Nullable String school, @Nullable String className, @Nullable String colour, @Nullable String sign, @Nullable String teacher, @Nullable String mail) {
  private static final int LONGEST = 80;

  static ClassForm of(CouncilDays.NewDelegation it) {
    return new ClassForm(it.school(), it.className(), it.colour().name(), it.sign(), it.teacher(), it.mail());
  }

  static ClassForm of(Delegation it) {
    return new ClassForm(it.school(), it.className(), it.colour().name(), it.sign(), it.teacher(), it.mail());
  }

  public String text(@Nullable String typed) {
    return TypedText.line(typed);
  }

  public boolean isColour(DelegationColour other) {
    return other.name().equals(colour);
  }

  private String letters() {
    return text(sign).toUpperCase(Locale.ROOT);
  }

  Problems check() {
    var problems = Problems.none();
    if (text(school).isEmpty()) {
      problems.add("school", "council.problem.school");
    }
    bounded(problems, "school", school);
    bounded(problems, "className", className);
    if (Arrays.stream(DelegationColour.values()).noneMatch(this::isColour)) {
      problems.add("colour", "council.problem.colour");
    }
    if (!letters().matches("[A-ZÆØÅ0-9]{1,2}")) {
      problems.add("sign", "council.problem.sign");
    }
    bounded(problems, "teacher", teacher);
    if (!text(mail).isEmpty() && MailAddress.parse(text(mail)).isEmpty()) {
      problems.add("mail", "council.problem.mail");
    }
    return problems;
  }

  private void bounded(Problems problems, String field, @Nullable String typed) {
    if (Letters.moreThan(LONGEST, text(typed))) {
      problems.add(field, "council.problem.long", LONGEST);
    }
  }

  CouncilDays.NewDelegation delegation() {
    return new CouncilDays.NewDelegation(text(school), text(className), DelegationColour.valueOf(text(colour)), letters(), text(teacher), text(mail));
  }
}
