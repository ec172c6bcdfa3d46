/// Talks between two sides that bind: prepared by both, agreed or not in their own words, signed by both, and followed up around the year
@NullMarked
package dk.pip.dialogue;

import org.jspecify.annotations.NullMarked;
