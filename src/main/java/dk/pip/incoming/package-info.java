/// The one way in for mail: fetches it, keeps it, and gives each to the module whose it is.
@NullMarked
package dk.pip.incoming;

import org.jspecify.annotations.NullMarked;
