/// The demo municipality, its editions, its readers and what was mailed to them.
@NullMarked
package dk.pip.demo;

import org.jspecify.annotations.NullMarked;
