/// Timers, which do what must happen at a time once and on one node, and the signs of life of all that works in the background.
@NullMarked
package dk.pip.jobs;

import org.jspecify.annotations.NullMarked;
