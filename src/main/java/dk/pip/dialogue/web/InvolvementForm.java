package dk.pip.dialogue.web;

import dk.pip.dialogue.Involvement;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How staff had a part, as it was typed.
public record InvolvementForm(@Nullable String level, @Nullable String day, @Nullable String form, @Nullable String said, @Nullable String role, @Nullable String key) {
  static final InvolvementForm EMPTY = new InvolvementForm("", "", "", "", "", "");

  public String text(@Nullable String typed) {
    return TalkEntry.clean(typed).strip();
  }

  private String line(@Nullable String typed) {
    return text(typed).replaceAll("\\s+", " ");
  }

  public boolean is(Involvement.Form which) {
    return which.word().equals(form);
  }

  Problems check(LocalDate today) {
    var problems = Problems.none();
    required(problems, "level", line(level), Involvement.LONGEST_LEVEL, "dialogue.involvement.problem.level");
    var when = DialogueForm.day(day);
    if (when == null || when.isAfter(today) || when.isBefore(today.minusYears(10))) {
      problems.add("day", "dialogue.involvement.problem.day");
    }
    if (Involvement.Form.named(text(form)).isEmpty()) {
      problems.add("form", "dialogue.involvement.problem.form");
    }
    required(problems, "said", text(said), Involvement.LONGEST_SAID, "dialogue.involvement.problem.said");
    if (Letters.moreThan(Involvement.LONGEST_ROLE, line(role))) {
      problems.add("role", "dialogue.problem.long", Involvement.LONGEST_ROLE);
    }
    return problems;
  }

  private static void required(Problems problems, String field, String typed, int most, String missing) {
    if (typed.isEmpty()) {
      problems.add(field, missing);
    } else if (Letters.moreThan(most, typed)) {
      problems.add(field, "dialogue.problem.long", most);
    }
  }

  /// Only of one that has no problems.
  Involvement.Words words() {
    return new Involvement.Words(line(level), TypedDay.read(day).orElseThrow(), Involvement.Form.named(text(form)).orElseThrow(), text(said), line(role));
  }

  String formKey() {
    return Letters.first(80, line(key));
  }
}
