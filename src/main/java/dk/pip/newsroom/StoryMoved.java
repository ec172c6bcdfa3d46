package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.events.DomainEvent;
import java.time.Instant;

/// A story has come to another state.
///
/// @param step its number in the story's history, by which one sees whether it has moved on since
public record StoryMoved(StoryId story, int step, StoryState state, Instant at) implements DomainEvent {}
