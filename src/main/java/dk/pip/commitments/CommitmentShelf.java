package dk.pip.commitments;

/// Numbers, list and where they stand, as they were at one moment.
public record CommitmentShelf(CommitmentOverview overview, CommitmentParts parts) {}
