/// The thread: what gave rise to what, from the tip to the promise that was kept, and on to the story of that
@NullMarked
package dk.pip.thread;

import org.jspecify.annotations.NullMarked;
