package dk.pip.dialogue;

import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Commitments;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What has to be said in a checkup before it can be handed in, and how long it may be.
public final class CheckupRules {
  private static final int FURTHEST_YEARS = 50;

  private CheckupRules() {}

  /// What is too long to be kept.
  public static Problems lengths(Collection<CheckupAnswer> answers) {
    var problems = Problems.none();
    for (var it : answers) {
      length(problems, "why-" + it.key(), it.why(), Commitments.LONGEST_WORDS);
      length(problems, "sentence-" + it.key(), it.sentence(), AgreementText.LONGEST_SENTENCE);
      length(problems, "learned-" + it.key(), it.learned(), Checkup.LONGEST);
      length(problems, "asks-" + it.key(), it.asks(), Checkup.LONGEST);
      var themes = it.themeLines();
      if (themes.size() > Checkup.MOST_THEMES || themes.stream().anyMatch(line -> Letters.moreThan(Checkup.LONGEST_THEME, line))) {
        problems.add("themes-" + it.key(), "dialogue.checkup.problem.themes", Checkup.MOST_THEMES, Checkup.LONGEST_THEME);
      }
    }
    return problems;
  }

  private static void length(Problems problems, String field, String text, int most) {
    if (Letters.moreThan(most, text)) {
      problems.add(field, "dialogue.talk.problem.long", Letters.count(text) - most, most);
    }
  }

  /// What is missing before a side can hand in.
  static Problems missing(CheckupKind kind, Side side, List<CheckupPoint> points, Map<String, CheckupAnswer> answers, LocalDate today) {
    var problems = Problems.none();
    for (var point : points) {
      if (point.pledge().by() == side && !point.isEnded()) {
        check(kind, point, answers.getOrDefault(point.key(), CheckupAnswer.empty(point.key())), today, problems);
      }
    }
    return problems;
  }

  private static void check(CheckupKind kind, CheckupPoint point, CheckupAnswer it, LocalDate today, Problems problems) {
    var state = it.state();
    if (state == null || !kind.states().contains(state)) {
      problems.add("state-" + point.key(), "dialogue.checkup.problem.state", point.pledge().sentence());
      return;
    }
    if (state == CheckupState.ON_TRACK && point.due().isBefore(today)) {
      problems.add("state-" + point.key(), "dialogue.checkup.problem.passed");
    }
    var field = "due-" + point.key();
    var day = it.day();
    if (state.needsDay() && day == null) {
      problems.add(field, "dialogue.checkup.problem.day");
    } else if (state.takesDay() && !it.due().isEmpty() && (day == null || !day.isAfter(today) || day.isAfter(today.plusYears(FURTHEST_YEARS)))) {
      problems.add(field, "dialogue.checkup.problem.day-ahead");
    } else if (state == CheckupState.LATE && day != null && !day.isAfter(point.due()) && !isKnown(point, day)) {
      problems.add(field, "dialogue.checkup.problem.day-later");
    } else if (state == CheckupState.CARRIED && day != null && day.isBefore(point.due())) {
      problems.add(field, "dialogue.checkup.problem.day-later");
    } else if (state == CheckupState.CHANGED && it.due().isEmpty() && point.due().isBefore(today)) {
      problems.add(field, "dialogue.checkup.problem.passed");
    }
    if (state.needsWords() && it.why().isBlank()) {
      problems.add("why-" + point.key(), "dialogue.checkup.problem.why");
    }
  }

  /// Whether it is said to be late with that day already.
  static boolean isKnown(CheckupPoint point, LocalDate day) {
    return point.state() == CommitmentState.LATE && day.equals(point.due());
  }
}
