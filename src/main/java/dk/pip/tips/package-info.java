/// Takes tips in, from whoever has a story to tell, and tells them what came of it. Who they are is kept apart, seen by few, and
/// soon forgotten.
@NullMarked
package dk.pip.tips;

import org.jspecify.annotations.NullMarked;
