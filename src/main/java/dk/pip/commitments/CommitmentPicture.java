package dk.pip.commitments;

import java.util.UUID;

/// A picture that came with a report.
///
/// @param alt what is on it; empty where nobody has said
/// @param withdrawn whether it has been taken away, so that there is nothing to show
public record CommitmentPicture(UUID id, String sha256, int width, int height, String alt, boolean withdrawn) {}
