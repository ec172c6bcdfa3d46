/// The demo's editions.
@NullMarked
package dk.pip.editions.demo;

import org.jspecify.annotations.NullMarked;
