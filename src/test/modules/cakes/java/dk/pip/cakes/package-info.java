/// Who brings cake when there is something to celebrate.
@NullMarked
package dk.pip.cakes;

import org.jspecify.annotations.NullMarked;
