package dk.pip.council.floor;

import dk.pip.council.DelegationId;

/// A class in the hall, as it was when the day began.
///
/// @param colour which of the day's colours, and `sign` the letter or shape that stands for it beside the colour
public record FloorSeat(DelegationId id, String name, String school, String colour, String sign) {}
