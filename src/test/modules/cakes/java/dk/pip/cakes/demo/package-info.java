/// The demo's cakes.
@NullMarked
package dk.pip.cakes.demo;

import org.jspecify.annotations.NullMarked;
