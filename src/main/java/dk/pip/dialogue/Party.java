package dk.pip.dialogue;

import dk.pip.people.UnitId;
import org.jspecify.annotations.Nullable;

/// One side of a dialogue.
///
/// @param name as it is written: `Plejehjemmet Lindely`
/// @param unit the workplace, where it is one that Pip knows
public record Party(String name, @Nullable UnitId unit) {}
