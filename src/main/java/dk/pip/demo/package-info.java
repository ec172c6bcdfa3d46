/// The demo municipality and its editions.
@NullMarked
package dk.pip.demo;

import org.jspecify.annotations.NullMarked;
