package dk.pip.editions.print;

import dk.pip.papers.Fo;

/// A part of a story: a paragraph, a list, a picture.
///
/// @param wide whether it has the width of the page
record PrintPiece(Fo fo, boolean wide) {}
