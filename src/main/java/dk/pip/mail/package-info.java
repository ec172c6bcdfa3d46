/// Sends mail: over SMTP, one at a time, with an answer that says what became of it.
@NullMarked
package dk.pip.mail;

import org.jspecify.annotations.NullMarked;
