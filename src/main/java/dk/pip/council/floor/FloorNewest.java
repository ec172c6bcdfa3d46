package dk.pip.council.floor;

/// How far a day is, as far as a node must know to tell whether its screens are new.
///
/// @param number of the newest act; 0 for none
/// @param recalled how many links have been recalled
/// @param shown whether everybody may look
public record FloorNewest(int number, int recalled, boolean shown) {}
