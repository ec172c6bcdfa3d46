/// Timers: what must happen at a time, once, on one node.
@NullMarked
package dk.pip.jobs;

import org.jspecify.annotations.NullMarked;
