package dk.pip.newsroom;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Audience;
import org.jspecify.annotations.Nullable;

/// One of the two editions of a month that has one for everybody and one for staff.
///
/// @param edition null where it isn't begun
public record BoardEdition(Audience audience, @Nullable EditionSummary edition, EditionDay day) {}
