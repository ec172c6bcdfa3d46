package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import dk.pip.council.DelegationId;
import org.jspecify.annotations.Nullable;

/// Where a link to the floor leads.
///
/// @param delegation null for the chair
public record FloorWay(long number, CouncilDayId day, @Nullable DelegationId delegation) {}
