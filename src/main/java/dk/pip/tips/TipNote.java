package dk.pip.tips;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.util.UUID;

/// What somebody of the newsroom says of a tip to the others.
public record TipNote(UUID id, Instant at, StaffId by, String text) {}
