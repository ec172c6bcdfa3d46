package dk.pip.people;

import java.time.Instant;

/// A one-time link for somebody to choose a password with. The token is nowhere else: it can be shown now and never
/// again.
public record Invitation(Account account, String token, Instant expiresAt) {}
