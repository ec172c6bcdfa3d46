package dk.pip.highlights;

/// What people work as, whatever their workplace: teacher, nurse.
///
/// @param holders how many have said so, or been said to
public record Job(JobId id, String name, int holders) {}
