/// The public pages around the editions: front page, archive, feed. Pages alone, which show what other modules know.
@NullMarked
package dk.pip.site;

import org.jspecify.annotations.NullMarked;
