/// Tells what waits in a copy that was restored from a backup, and lets it go on when somebody says so.
@NullMarked
package dk.pip.release;

import org.jspecify.annotations.NullMarked;
