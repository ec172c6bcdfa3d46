package dk.pip.dialogue;

/// A step in a year: in a wheel of four years the same step comes up to four times.
///
/// @param year of the calendar, in which the step falls by its rule, or the one that it hangs on
public record WheelKey(String step, int year) {}
