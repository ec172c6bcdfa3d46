/// The thread below stories.
@NullMarked
package dk.pip.thread.web;

import org.jspecify.annotations.NullMarked;
