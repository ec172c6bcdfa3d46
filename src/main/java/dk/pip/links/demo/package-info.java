/// What the demo knows of links.
@NullMarked
package dk.pip.links.demo;

import org.jspecify.annotations.NullMarked;
