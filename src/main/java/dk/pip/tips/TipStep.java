package dk.pip.tips;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done with a tip.
///
/// @param by null where it was the tipper or the program
/// @param what the end of its key in the catalogue
public record TipStep(Instant at, @Nullable StaffId by, String what) {}
