/// The public pages around the editions: front page, archive, feed.
@NullMarked
package dk.pip.site;

import org.jspecify.annotations.NullMarked;
