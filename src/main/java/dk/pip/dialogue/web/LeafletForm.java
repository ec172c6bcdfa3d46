package dk.pip.dialogue.web;

import dk.pip.dialogue.Leaflet;
import dk.pip.dialogue.Talk;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A leaflet as it was typed.
///
/// @param questions one a line
public record LeafletForm(@Nullable String title, @Nullable String intro, @Nullable String questions) {
  public String text(@Nullable String typed) {
    return TalkEntry.clean(typed).strip();
  }

  private List<String> lines() {
    return text(questions).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  Problems check() {
    var problems = Problems.none();
    if (text(title).isEmpty()) {
      problems.add("title", "dialogue.leaflet.problem.title");
    } else if (Letters.moreThan(Talk.LONGEST_TITLE, text(title))) {
      problems.add("title", "dialogue.problem.long", Talk.LONGEST_TITLE);
    }
    if (Letters.moreThan(Leaflet.LONGEST_INTRO, text(intro))) {
      problems.add("intro", "dialogue.problem.long", Leaflet.LONGEST_INTRO);
    }
    var lines = lines();
    if (lines.isEmpty()) {
      problems.add("questions", "dialogue.talk.problem.questions");
    } else if (lines.size() > Leaflet.MOST_QUESTIONS || lines.stream().anyMatch(line -> Letters.moreThan(Talk.LONGEST_QUESTION, line))) {
      problems.add("questions", "dialogue.talk.problem.questions-many", Leaflet.MOST_QUESTIONS, Talk.LONGEST_QUESTION);
    }
    return problems;
  }

  Leaflet.Words words() {
    return new Leaflet.Words(text(title), text(intro), lines());
  }
}
