/// The pupils' council day: planned with rules that all know beforehand, proposals written by classes, the day's minutes, and what came of it
@NullMarked
package dk.pip.council;

import org.jspecify.annotations.NullMarked;
