package dk.pip.frame;

/// A place in the menu as one visitor sees it.
///
/// @param current whether the page is there or below it
/// @param waiting how much waits there for a person; 0 where nothing does, or where nobody can tell just now
public record MenuEntry(String label, String address, boolean current, long waiting) {}
