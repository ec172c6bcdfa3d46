/// What promises bring to the demo.
@NullMarked
package dk.pip.commitments.demo;

import org.jspecify.annotations.NullMarked;
