/// Small things that every module uses: texts, times, identifiers. No Spring beans and no SQL of its own.
@NullMarked
package dk.pip.shared;

import org.jspecify.annotations.NullMarked;
