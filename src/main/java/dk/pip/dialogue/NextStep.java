package dk.pip.dialogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What waits for somebody in a dialogue: each part of the module tells its own by a bean of [NextSteps].
///
/// @param key of the catalogue, given the arguments
/// @param until the day by which it should be done; null where none is set
/// @param path below the member's address, such as `/samtale/…`; null where there is nothing to do but wait
public record NextStep(Dialogue dialogue, String key, Object[] arguments, @Nullable LocalDate until, @Nullable String path) {}
