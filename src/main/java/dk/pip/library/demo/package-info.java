/// What the picture library brings to the demo.
@NullMarked
package dk.pip.library.demo;

import org.jspecify.annotations.NullMarked;
