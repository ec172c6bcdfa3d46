package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import org.jspecify.annotations.Nullable;

/// Who has the word, for what, and about which proposal.
public record FloorSpeech(DelegationId delegation, HandKind kind, @Nullable ClassProposalId about) {}
