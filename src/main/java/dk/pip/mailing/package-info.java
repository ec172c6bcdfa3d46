/// Sends mail.
@NullMarked
package dk.pip.mailing;

import org.jspecify.annotations.NullMarked;
