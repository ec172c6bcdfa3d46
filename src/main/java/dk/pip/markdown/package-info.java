/// Reads CommonMark as people type it and paste it, once for web, mail and print.
@NullMarked
package dk.pip.markdown;

import org.jspecify.annotations.NullMarked;
