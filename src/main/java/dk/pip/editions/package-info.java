/// Puts an edition together and publishes it to web, mail and print in one act.
@NullMarked
package dk.pip.editions;

import org.jspecify.annotations.NullMarked;
