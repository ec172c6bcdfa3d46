/// Backup and restore, and the hold on a restored copy.
@NullMarked
package dk.pip.backup;

import org.jspecify.annotations.NullMarked;
