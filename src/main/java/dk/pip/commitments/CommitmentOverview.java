package dk.pip.commitments;

import java.util.List;

/// Numbers and list as they were at one moment.
public record CommitmentOverview(CommitmentCounts counts, List<Commitment> list) {}
