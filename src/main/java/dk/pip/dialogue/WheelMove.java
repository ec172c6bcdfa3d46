package dk.pip.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A date that somebody has set by hand. It stays whatever the rule says.
///
/// @param day null where the step is left out that year
/// @param by the name of whoever did it
public record WheelMove(@Nullable LocalDate day, String why, Instant at, String by) {}
