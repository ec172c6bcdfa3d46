/// What votes bring to the demo
@NullMarked
package dk.pip.ballot.demo;

import org.jspecify.annotations.NullMarked;
