package dk.pip.dialogue;

import java.util.UUID;

/// A point on the agenda of a talk.
///
/// @param side who put it there; it alone takes it away
public record TalkItem(UUID id, String title, int minutes, Side side, String by) {}
