package dk.pip.papers;

/// The type that CommonMark is set in.
///
/// @param small for the source of a quote
/// @param quote for the words of one that has a source
/// @param cell for tables, and for those with many columns `smallCell`
public record FoSizes(Type text, Type strong, Type small, Type heading, Type quote, Type cell, Type smallCell) {}
