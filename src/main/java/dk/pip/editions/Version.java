package dk.pip.editions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of an edition: the first, or a correction of the one before.
///
/// @param approvedBy the name of whoever let it come out; null where nobody had to
/// @param correction what was corrected, as readers are told; null in the first version
public record Version(
    PublicationId id, int version, Instant publishedAt, String publishedBy, @Nullable String approvedBy, @Nullable String correction, String title) {}
