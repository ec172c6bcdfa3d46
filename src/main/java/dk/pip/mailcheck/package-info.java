/// Tells before the first mailing whether receivers will let mails in, and what to ask of whom where they won't.
@NullMarked
package dk.pip.mailcheck;

import org.jspecify.annotations.NullMarked;
