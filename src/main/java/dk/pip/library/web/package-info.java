/// The pages of the picture library.
@NullMarked
package dk.pip.library.web;

import org.jspecify.annotations.NullMarked;
