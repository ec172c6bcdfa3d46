/// The first start of an installation, and the pages on which its settings are written.
@NullMarked
package dk.pip.setup;

import org.jspecify.annotations.NullMarked;
