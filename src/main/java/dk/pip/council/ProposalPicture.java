package dk.pip.council;

import java.util.UUID;

/// A picture of a proposal.
///
/// @param alt what is on it; empty where nobody says
public record ProposalPicture(UUID id, Kind kind, int width, int height, String alt) {
  public enum Kind {
    /// By hand, photographed.
    DRAWING,
    PHOTO
  }
}
