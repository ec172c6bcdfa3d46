/// What guides bring to the demo.
@NullMarked
package dk.pip.guides.demo;

import org.jspecify.annotations.NullMarked;
