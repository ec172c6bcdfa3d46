package dk.pip.commitments;

import dk.pip.events.DomainEvent;

/// Something became of a promise. The first number is its making.
public record CommitmentStepped(CommitmentId commitment, int number) implements DomainEvent {}
