package dk.pip.dialogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends the forms of checkups when the wheel says so.
@Component
class CheckupsOnWheel implements WheelSteps {
  private static final int WEEKS = 3;

  private final Checkups checkups;
  private final Wheels wheels;

  CheckupsOnWheel(Checkups checkups, Wheels wheels) {
    this.checkups = checkups;
    this.wheels = wheels;
  }

  @Override
  public boolean due(Dialogue dialogue, WheelStepDue step) {
    return switch (step.kind()) {
      case MID_FORM_OUT -> open(dialogue, step, CheckupKind.MID_TERM, WheelKind.MID_FORM_IN);
      case YEAR_FORM_OUT -> open(dialogue, step, CheckupKind.YEAR_END, WheelKind.YEAR_FORM_IN);
      case DRAFT_OUT, DRAFT_IN, SIGNING, MID_FORM_IN, MID_TALK, THEMES, YEAR_FORM_IN, NEXT_TALK, OTHER -> false;
    };
  }

  private boolean open(Dialogue dialogue, WheelStepDue step, CheckupKind kind, WheelKind in) {
    var there = checkups.of(dialogue.id()).stream().anyMatch(it -> it.kind() == kind && !it.isOpened());
    return there || checkups.open(null, dialogue, kind, answerBy(step, in)).isPresent();
  }

  /// The day of the wheel by which answers are in; some weeks from now where it has none that is ahead.
  private LocalDate answerBy(WheelStepDue step, WheelKind in) {
    var today = checkups.today();
    return wheels.find(step.wheel()).stream()
        .flatMap(wheel -> wheel.days().stream())
        .filter(it -> it.step().kind() == in && !it.isLeftOut() && it.day().isAfter(step.day()) && it.day().isAfter(today))
        .map(WheelDay::day)
        .sorted()
        .findFirst()
        .orElse(today.plusWeeks(WEEKS));
  }

  @Override
  public Ways ways(Collection<DialogueId> dialogues) {
    var open = new HashMap<DialogueId, Checkup>();
    checkups.of(dialogues).forEach((dialogue, all) -> all.stream().filter(it -> !it.isOpened()).findFirst().ifPresent(it -> open.put(dialogue, it)));
    return (dialogue, kind) -> way(open.get(dialogue), kind);
  }

  private static @Nullable Way way(@Nullable Checkup open, WheelKind kind) {
    if (open == null) {
      return null;
    }
    return switch (kind) {
      case MID_FORM_IN -> open.kind() == CheckupKind.MID_TERM ? new Way(open.path(), true) : null;
      case YEAR_FORM_IN -> open.kind() == CheckupKind.YEAR_END ? new Way(open.path(), true) : null;
      case THEMES -> open.kind() == CheckupKind.YEAR_END ? new Way(open.path(), false) : null;
      case DRAFT_OUT, DRAFT_IN, SIGNING, MID_FORM_OUT, MID_TALK, YEAR_FORM_OUT, NEXT_TALK, OTHER -> null;
    };
  }
}
