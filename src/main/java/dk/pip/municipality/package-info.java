/// Whose newsletter this is: name, colours, arms, addresses, sections.
@NullMarked
package dk.pip.municipality;

import org.jspecify.annotations.NullMarked;
