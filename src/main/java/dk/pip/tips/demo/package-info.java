/// What tips bring to the demo.
@NullMarked
package dk.pip.tips.demo;

import org.jspecify.annotations.NullMarked;
