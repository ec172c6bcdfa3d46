/// The pages that everybody may read, as bytes ready to go out, in this node's memory
@NullMarked
package dk.pip.cache;

import org.jspecify.annotations.NullMarked;
