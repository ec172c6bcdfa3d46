package dk.pip.readers;

/// How many readers came and left by themselves in a time. Those who are forgotten since are not counted.
///
/// @param joined signed up, or went on a list from their own page
/// @param left unsubscribed and didn't take it back, or complained
public record Movement(long joined, long left) {}
