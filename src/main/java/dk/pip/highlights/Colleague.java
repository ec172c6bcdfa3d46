package dk.pip.highlights;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import java.util.Set;

/// Somebody with an open account, as highlights are aimed.
///
/// @param units theirs, with all that those are part of
/// @param leads whether they answer for a workplace
record Colleague(StaffId id, String name, String mail, Set<UnitId> units, Set<JobId> jobs, boolean leads) {}
