package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;

/// What stood in a story at some time.
///
/// @param number counts from 1 within the story
/// @param at when it last changed
public record StoryVersion(int number, String text, Instant at, StaffId by) {}
