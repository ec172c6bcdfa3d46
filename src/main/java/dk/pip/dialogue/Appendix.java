package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;

/// A file that is part of an agreement.
///
/// @param sha256 of its bytes, 64 small hexadecimal digits
public record Appendix(String name, String contentType, long size, String sha256, CommitmentAudience audience) {}
