package dk.pip.links;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// Readers are told of another set of links that they are dead.
public record ShownLinksChanged(Instant at) implements DomainEvent {}
