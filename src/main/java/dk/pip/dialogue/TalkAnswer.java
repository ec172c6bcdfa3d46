package dk.pip.dialogue;

import java.time.Instant;

/// What a side has written to a question of the preparation.
///
/// @param question its place, from 0
/// @param by the name of whoever wrote it last
public record TalkAnswer(int question, int revision, String text, String by, Instant at) {}
