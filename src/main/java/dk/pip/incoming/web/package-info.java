/// Posts of mail, and the pages of mail that nobody took.
@NullMarked
package dk.pip.incoming.web;

import org.jspecify.annotations.NullMarked;
