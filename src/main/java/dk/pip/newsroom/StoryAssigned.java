package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.events.DomainEvent;
import dk.pip.people.StaffId;
import java.time.Instant;

/// Somebody is asked to write a story.
public record StoryAssigned(StoryId story, StaffId writer, StaffId by, Instant at) implements DomainEvent {}
