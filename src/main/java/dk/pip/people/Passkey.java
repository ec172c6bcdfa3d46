package dk.pip.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passkey, as its owner sees it.
///
/// @param name as its owner calls it
public record Passkey(UUID id, String name, Instant addedAt, @Nullable Instant usedAt) {}
