package dk.pip.highlights;

import java.time.Instant;

/// What was to be read at some time.
///
/// @param changed what was new in it, in a sentence; empty for the first
/// @param content which text it was, as its module names versions
public record HighlightVersion(int number, Instant madeAt, String changed, String content) {}
