package dk.pip.dialogue;

import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What both sides of a checkup have said, on paper for the talk.
@Component
public class CheckupPaper {
  private final Papers papers;

  CheckupPaper(Papers papers) {
    this.papers = papers;
  }

  public byte[] pdf(Dialogue dialogue, Checkup checkup, String title, List<CheckupRow> rows, Map<Side, CheckupAnswer> whole, Texts texts) {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Facts(
            List.of(
                new Part.Fact(texts.get("dialogue.paper.management"), dialogue.management().name()),
                new Part.Fact(texts.get("dialogue.paper.counterpart"), dialogue.counterpart().name()))));
    for (var row : rows) {
      var pledge = row.point().pledge();
      parts.add(new Part.Heading(pledge.sentence()));
      var facts = new ArrayList<Part.Fact>();
      var state = row.state();
      var own = row.own();
      facts.add(new Part.Fact(dialogue.party(pledge.by()).name(), state == null ? texts.get("dialogue.checkup.not-handed-in") : texts.get("dialogue.checkup.state." + state.word())));
      if (own != null) {
        var day = own.day();
        if (state != null && state.takesDay() && day != null) {
          facts.add(new Part.Fact(texts.get("dialogue.checkup.day"), Dates.date(day, texts.language())));
        }
        add(facts, texts.get("dialogue.checkup.sentence"), state == CheckupState.CHANGED ? own.sentence() : "");
        add(facts, texts.get("dialogue.checkup.why"), state != null && state.needsWords() ? own.why() : "");
        add(facts, texts.get("dialogue.checkup.learned"), own.learned());
        add(facts, texts.get("dialogue.checkup.asks-of", dialogue.party(pledge.by().other()).name()), own.asks());
      }
      var other = row.other();
      if (other != null) {
        add(facts, texts.get("dialogue.checkup.other-asks", dialogue.party(pledge.by().other()).name()), other.asks());
      }
      parts.add(new Part.Facts(facts));
    }
    for (var side : Side.values()) {
      whole(dialogue, side, whole.get(side), parts, texts);
    }
    var paper = new Paper(dialogue.title(), texts.language(), title, parts);
    return papers.pdf(paper.madeAt(Objects.requireNonNull(checkup.openedAt())));
  }

  private static void whole(Dialogue dialogue, Side side, @Nullable CheckupAnswer it, List<Part> parts, Texts texts) {
    if (it == null || !it.saysSomething()) {
      return;
    }
    var facts = new ArrayList<Part.Fact>();
    add(facts, texts.get("dialogue.checkup.learned"), it.learned());
    add(facts, texts.get("dialogue.checkup.asks-of", dialogue.party(side.other()).name()), it.asks());
    add(facts, texts.get("dialogue.checkup.themes"), String.join("\n", it.themeLines()));
    parts.add(new Part.Heading(dialogue.party(side).name()));
    parts.add(new Part.Facts(facts));
  }

  private static void add(List<Part.Fact> facts, String label, String words) {
    if (!words.isBlank()) {
      facts.add(new Part.Fact(Letters.first(Part.LONGEST_LINE / 2, label), Letters.first(Part.LONGEST_LINE, words)));
    }
  }
}
