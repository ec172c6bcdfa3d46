package dk.pip.editions.render;

import java.time.Instant;

/// What was corrected after an edition came out, as readers are told at the top of its pages.
public record Correction(Instant at, String what) {}
