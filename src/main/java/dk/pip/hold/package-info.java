/// Whether this is a copy that was restored from a backup, which keeps still: nothing leaves the house until somebody lets it go on.
@NullMarked
package dk.pip.hold;

import org.jspecify.annotations.NullMarked;
