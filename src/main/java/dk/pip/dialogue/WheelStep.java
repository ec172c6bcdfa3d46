package dk.pip.dialogue;

/// A step of a wheel, before it has a date.
///
/// @param key known within its wheel; never changes
/// @param name as people call it: `Midtvejsskema ind`
/// @param note what is to be done, plain text; may be empty
/// @param opensWeeks so many weeks ahead of its day it may begin; 0 for a step of one day
public record WheelStep(String key, WheelKind kind, String name, String note, WheelDoer doer, WheelRule rule, WheelShift shift, int opensWeeks) {}
