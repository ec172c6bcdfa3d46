package dk.pip.dialogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a step is done in a dialogue, by one side or as a whole.
///
/// @param side null for the step as a whole
/// @param happened whether something that Pip saw says so, such as a signature; else somebody said it
/// @param by the name of whoever said it; empty where it happened
public record WheelMark(WheelKey key, @Nullable Side side, Instant at, boolean happened, String by) {}
