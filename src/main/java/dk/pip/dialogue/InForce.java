package dk.pip.dialogue;

import java.time.Instant;

/// Since when an agreement is in force.
///
/// @param version the number of the one that is
/// @param first when the first of its versions came in force
/// @param last when this one did
public record InForce(int version, Instant first, Instant last) {}
