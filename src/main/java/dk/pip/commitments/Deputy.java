package dk.pip.commitments;

import dk.pip.shared.MailAddress;
import java.time.LocalDate;
import java.util.UUID;

/// Whoever answers in place of somebody who is away.
///
/// @param away the address of who is away
/// @param name what they are called
/// @param deputy who answers for them
/// @param until the last day
public record Deputy(UUID id, MailAddress away, String name, ContactId deputy, LocalDate from, LocalDate until) {}
