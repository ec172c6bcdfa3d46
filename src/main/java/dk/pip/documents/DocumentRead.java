package dk.pip.documents;

import dk.pip.events.DomainEvent;

/// The words of a document are known now, or that they can't be read.
///
/// @param sha256 of its bytes
public record DocumentRead(String sha256) implements DomainEvent {}
