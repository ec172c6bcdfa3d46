package dk.pip.guides;

import dk.pip.people.StaffId;
import java.time.Instant;

/// What stood in a guide at some time.
public record GuideVersion(int number, GuideText text, Instant at, StaffId by) {}
