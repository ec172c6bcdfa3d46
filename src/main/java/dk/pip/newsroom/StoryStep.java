package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;

/// A change of state, with who and when.
public record StoryStep(StoryState state, Instant at, StaffId by) {}
