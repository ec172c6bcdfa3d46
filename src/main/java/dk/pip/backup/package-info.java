/// Backup and restore.
@NullMarked
package dk.pip.backup;

import org.jspecify.annotations.NullMarked;
