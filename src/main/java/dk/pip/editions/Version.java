package dk.pip.editions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of an edition: the first, or a correction of the one before.
///
/// @param correction what was corrected, as readers are told; null in the first version
public record Version(
    PublicationId id, int version, Instant publishedAt, String publishedBy, @Nullable String correction, String title) {}
