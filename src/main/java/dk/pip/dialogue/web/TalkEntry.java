package dk.pip.dialogue.web;

import dk.pip.dialogue.Side;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkPoint;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whatever a member writes on the page of a talk, as it was typed.
///
/// @param kind which of the page's forms it is
/// @param form drawn by lot when the page was shown
public record TalkEntry(
    @Nullable String kind,
    @Nullable String text,
    @Nullable String minutes,
    @Nullable String does,
    @Nullable String due,
    @Nullable String form) {
  static final TalkEntry EMPTY = new TalkEntry("", "", "", "", "", "");
  private static final int MOST_MINUTES = 600;

  /// Browsers end lines with two signs, and what is pasted has signs that no page shows.
  static String clean(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
  }

  public String typed() {
    return clean(text).strip();
  }

  /// What was typed into one of the page's forms; empty in the others.
  public String typed(String which) {
    return which.equals(kind) ? typed() : "";
  }

  public String value(@Nullable String field) {
    return field == null ? "" : field.strip();
  }

  public boolean isDoneBy(Side side) {
    return side.word().equals(does);
  }

  /// A key that a form which comes twice is known by.
  String key() {
    return Letters.first(80, value(form).replace("\u0000", ""));
  }

  @Nullable Side side() {
    return isDoneBy(Side.MANAGEMENT) ? Side.MANAGEMENT : isDoneBy(Side.COUNTERPART) ? Side.COUNTERPART : null;
  }

  @Nullable LocalDate day() {
    return DialogueForm.day(due);
  }

  int time() {
    var number = TalkForm.number(value(minutes), 1, MOST_MINUTES);
    return number == null ? 0 : number;
  }

  private Problems text(String field, int most) {
    var problems = Problems.none();
    if (typed().isEmpty()) {
      problems.add(field, "dialogue.talk.problem.empty");
    } else if (Letters.moreThan(most, typed())) {
      problems.add(field, "dialogue.talk.problem.long", Letters.count(typed()) - most, most);
    }
    return problems;
  }

  Problems checkNote() {
    return text("note", Talk.LONGEST);
  }

  Problems checkWords() {
    return text("disagreed", TalkPoint.LONGEST_WORDS);
  }

  Problems checkAgreed() {
    var problems = text("agreed", TalkPoint.LONGEST_AGREED);
    if (!value(due).isEmpty() && day() == null) {
      problems.add("due", "dialogue.problem.day");
    }
    return problems;
  }

  Problems checkItem() {
    var problems = text("item", Talk.LONGEST_TITLE);
    if (time() == 0) {
      problems.add("minutes", "dialogue.talk.problem.item-minutes", MOST_MINUTES);
    }
    return problems;
  }
}
