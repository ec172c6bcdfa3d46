/// Takes pictures in: checked by content, decoded within bounds, turned upright, cleaned of metadata, scaled.
@NullMarked
package dk.pip.pictures;

import org.jspecify.annotations.NullMarked;
