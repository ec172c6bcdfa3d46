package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.Contact;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner sees of a promise, and says of it.
///
/// @param by who says it: the owner, or somebody who does it for them
/// @param path of the page, to which the form is sent
/// @param signedIn whether it is a page of the staff, with their menu
/// @param said the key of what was just done; null for nothing
/// @param meanwhile what came in between what they had seen and what they said
/// @param undoable whether the latest step is theirs to take back
/// @param readAt where readers find it; null where they don’t
public record AnswerPage(
    Commitment it,
    Contact by,
    String owner,
    @Nullable String counterpart,
    List<StepView> steps,
    AnswerForm form,
    Problems problems,
    String path,
    boolean signedIn,
    @Nullable String said,
    List<StepView> meanwhile,
    boolean undoable,
    @Nullable String readAt,
    java.time.LocalDate today,
    Instant now) {
  public AnswerPage {
    steps = List.copyOf(steps);
    meanwhile = List.copyOf(meanwhile);
  }

  public String due(Texts texts) {
    return StepView.date(it.terms().due(), texts);
  }

  /// How far off the date is, in words; empty once it has ended.
  public String left(Texts texts) {
    if (!it.isOpen()) {
      return "";
    }
    var days = ChronoUnit.DAYS.between(today, it.terms().due());
    return days == 0
        ? texts.get("commitments.left.today")
        : days == 1 ? texts.get("commitments.left.one") : days > 1 ? texts.get("commitments.left.many", days) : days == -1 ? texts.get("commitments.left.over-one") : texts.get("commitments.left.over", -days);
  }

  public String state(Texts texts) {
    return StepView.state(it.state(), texts);
  }

  public String amount(Texts texts) {
    return StepView.kroner(it.terms().amount(), texts);
  }

  /// The newest first.
  public List<StepView> newest() {
    return steps.reversed();
  }
}
