package dk.pip.council;

import java.time.Instant;

/// What a field has had at a time.
public record ProposalWriting(ProposalField field, int revision, String text, Instant at) {}
