package dk.pip.dialogue.web;

import dk.pip.dialogue.LeafletTheme;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A theme as it was typed.
public record ThemeForm(@Nullable Integer question, @Nullable String words, @Nullable String voices, @Nullable Boolean single) {
  static final ThemeForm EMPTY = new ThemeForm(0, "", "", null);

  public String text(@Nullable String typed) {
    return TalkEntry.clean(typed).strip();
  }

  public boolean isAbout(int which) {
    return question != null && question == which;
  }

  public boolean isSingle() {
    return Boolean.TRUE.equals(single);
  }

  Problems check() {
    var problems = Problems.none();
    if (text(words).isEmpty()) {
      problems.add("words", "dialogue.leaflet.problem.words");
    } else if (Letters.moreThan(LeafletTheme.LONGEST, text(words))) {
      problems.add("words", "dialogue.problem.long", LeafletTheme.LONGEST);
    }
    if (TalkForm.number(text(voices), 1, LeafletTheme.MOST_VOICES) == null) {
      problems.add("voices", "dialogue.leaflet.problem.voices");
    }
    return problems;
  }

  /// Only of one that has no problems. The id says nothing of when it was written.
  LeafletTheme theme() {
    return new LeafletTheme(UUID.randomUUID(), question == null ? 0 : question, text(words).replaceAll("\\s+", " "), Integer.parseInt(text(voices)), isSingle());
  }
}
