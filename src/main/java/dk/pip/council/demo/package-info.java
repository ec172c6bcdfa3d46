/// A council day of last year and one of this year, for the demo
@NullMarked
package dk.pip.council.demo;

import org.jspecify.annotations.NullMarked;
