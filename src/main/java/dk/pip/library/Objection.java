package dk.pip.library;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That somebody didn't want a picture shown.
///
/// @param by who took it down
/// @param why empty once it is forgotten
/// @param askedBy null where nobody said, or once it is forgotten
public record Objection(Instant at, StaffId by, String why, @Nullable String askedBy, LocalDate forgetAfter) {}
