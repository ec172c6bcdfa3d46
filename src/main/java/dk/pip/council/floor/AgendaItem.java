package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import org.jspecify.annotations.Nullable;

/// A point of the day's agenda.
///
/// @param key its number for good, whatever its place
/// @param round which of its kind it is, from 1
/// @param proposal what is presented; null for all but presentations
public record AgendaItem(int key, FloorPhase phase, int round, @Nullable ClassProposalId proposal) {}
