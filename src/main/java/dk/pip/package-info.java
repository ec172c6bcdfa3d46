/// Pip: the newsletter of a municipality and the conversation around it.
@NullMarked
package dk.pip;

import org.jspecify.annotations.NullMarked;
