package dk.pip.commitments;

import java.time.Instant;

/// Where a promise is read, and when something last became of it.
///
/// @param audience staff or everybody, as the parties' have none
public record CommitmentAddress(String slug, CommitmentAudience audience, Instant changedAt) {
  public String path() {
    return (audience == CommitmentAudience.PUBLIC ? Commitment.PUBLIC_FOLDER : Commitment.STAFF_FOLDER) + slug;
  }
}
