package dk.pip.dialogue.web;

import dk.pip.dialogue.DialogueLevel;
import dk.pip.dialogue.WheelTemplate;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import org.jspecify.annotations.Nullable;

/// What a template is called, for whom, and how long, as it was typed.
public record WheelHeadForm(@Nullable String name, @Nullable String level, @Nullable String years) {
  static final int LONGEST = 80;

  static WheelHeadForm of(WheelTemplate it) {
    return new WheelHeadForm(it.name(), it.level().word(), Integer.toString(it.years()));
  }

  public String text() {
    return name == null ? "" : name.strip();
  }

  public boolean isLevel(DialogueLevel other) {
    return other.word().equals(level);
  }

  public boolean isLong(int many) {
    return Integer.toString(many).equals(years);
  }

  Problems check() {
    var problems = Problems.none();
    if (text().isEmpty()) {
      problems.add("name", "dialogue.wheel.problem.name");
    } else if (Letters.moreThan(LONGEST, text())) {
      problems.add("name", "dialogue.problem.long", LONGEST);
    }
    if (level == null || DialogueLevel.named(level).isEmpty()) {
      problems.add("level", "dialogue.problem.level");
    }
    if (!isLong(1) && !isLong(WheelTemplate.TERM)) {
      problems.add("years", "dialogue.wheel.problem.years");
    }
    return problems;
  }

  /// Only of one that has no problems.
  WheelTemplate.Head head() {
    return new WheelTemplate.Head(text(), DialogueLevel.named(level == null ? "" : level).orElseThrow(), isLong(1) ? 1 : WheelTemplate.TERM);
  }
}
