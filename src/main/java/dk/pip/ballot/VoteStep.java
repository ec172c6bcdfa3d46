package dk.pip.ballot;

import java.time.Instant;

/// Something that was done to a vote.
///
/// @param act `drafted`, `cards`, `agreed`, `opened`, `card-in`, `last-call`, `closed`, `lost`
/// @param name of whoever did it
/// @param said a number, or who else it was; may be blank
public record VoteStep(String act, String name, String said, Instant at) {}
