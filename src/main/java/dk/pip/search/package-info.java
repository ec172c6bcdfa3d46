/// Finds what is published by words, for everybody and for staff. Other modules bring what there is to find.
@NullMarked
package dk.pip.search;

import org.jspecify.annotations.NullMarked;
