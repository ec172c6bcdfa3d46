package dk.pip.council.web;

import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposals;
import dk.pip.council.Kroner;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedText;
import org.jspecify.annotations.Nullable;

/// What staff say of a proposal, as it was typed.
public record NoteForm(@Nullable String note, @Nullable String estimate) {
  static NoteForm of(ClassProposal it) {
    var estimate = it.estimate();
    return new NoteForm(it.note(), estimate == null ? "" : estimate.toString());
  }

  public String text(@Nullable String typed) {
    return TypedText.lines(typed).strip();
  }

  Problems check() {
    var problems = Problems.none();
    if (text(note).isEmpty()) {
      problems.add("note", "council.note.problem");
    } else if (Letters.moreThan(ClassProposals.LONGEST_NOTE, text(note))) {
      problems.add("note", "council.problem.long", ClassProposals.LONGEST_NOTE);
    }
    if (!text(estimate).isEmpty() && kroner() == null) {
      problems.add("estimate", "council.problem.kroner");
    }
    return problems;
  }

  @Nullable Long kroner() {
    return text(estimate).isEmpty() ? null : Kroner.firstIn(text(estimate));
  }
}
