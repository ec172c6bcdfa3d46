/// The newsroom's pictures: brought in, described, cut, and taken away from all readers when somebody objects.
@NullMarked
package dk.pip.library;

import org.jspecify.annotations.NullMarked;
