package dk.pip.editions;

import dk.pip.events.DomainEvent;
import java.time.Instant;

/// Pictures were taken away from all who read, or given back: whatever keeps a copy of what they stand in makes it anew.
public record WithheldPicturesChanged(Instant at) implements DomainEvent {}
