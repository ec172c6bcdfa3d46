/// The settings of an installation: each with its kind, range and default, read once at the start and refused with the place and the mend.
@NullMarked
package dk.pip.settings;

import org.jspecify.annotations.NullMarked;
