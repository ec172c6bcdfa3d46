package dk.pip.dialogue;

import java.time.Instant;

/// Something that has happened in a dialogue.
///
/// @param act a catalogue key
/// @param subject what it was done to; may be empty
/// @param by the name of who did it; empty where it was the program
public record DialogueEvent(Instant at, String act, String subject, String by) {}
