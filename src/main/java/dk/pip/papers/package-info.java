/// Sets documents on paper as PDFs that can be read by ear too, with the type and the engine that editions are printed with.
@NullMarked
package dk.pip.papers;

import org.jspecify.annotations.NullMarked;
