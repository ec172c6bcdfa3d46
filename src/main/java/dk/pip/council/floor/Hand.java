package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import org.jspecify.annotations.Nullable;

/// A class that asks for the word.
///
/// @param number the act by which it was raised, which is its place in the row
/// @param about the proposal that is asked about, or that the reply is about; null in debates
public record Hand(int number, DelegationId delegation, HandKind kind, @Nullable ClassProposalId about) {}
