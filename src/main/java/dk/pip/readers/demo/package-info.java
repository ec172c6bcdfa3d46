/// The demo's readers.
@NullMarked
package dk.pip.readers.demo;

import org.jspecify.annotations.NullMarked;
