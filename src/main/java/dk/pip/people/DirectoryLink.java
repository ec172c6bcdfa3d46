package dk.pip.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That an account is somebody in the municipality's directory.
///
/// @param subject what the directory calls the person, for good
/// @param askedAt when it last said that they may come in
/// @param closedAt when it closed the account; null where it did not
public record DirectoryLink(
    StaffId accountId, String issuer, String subject, Instant linkedAt, Instant askedAt, @Nullable Instant closedAt) {}
