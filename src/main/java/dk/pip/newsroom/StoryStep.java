package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change of state, with who and when.
///
/// @param by null for what happened at its time, by itself
public record StoryStep(StoryState state, Instant at, @Nullable StaffId by) {}
