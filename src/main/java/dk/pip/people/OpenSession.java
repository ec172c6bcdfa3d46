package dk.pip.people;

import java.time.Instant;
import java.util.UUID;

/// A browser that somebody is signed in with.
///
/// @param id names it on pages; the session's own id is a secret
/// @param here whether it is the one that asks
public record OpenSession(UUID id, BrowserName browser, Instant begunAt, Instant usedAt, boolean here) {}
