package dk.pip.dialogue;

import java.time.LocalDate;

/// The day of a step has come for a dialogue.
///
/// @param day of the step, which may lie some days back where Pip was away
public record WheelStepDue(WheelId wheel, DialogueId dialogue, WheelKind kind, WheelKey key, LocalDate day) {}
