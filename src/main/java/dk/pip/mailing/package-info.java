/// Sends an edition to the readers of lists: each once, accounted reader by reader through any crash.
@NullMarked
package dk.pip.mailing;

import org.jspecify.annotations.NullMarked;
