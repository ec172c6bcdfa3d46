/// Who may ask for what: each route says it, and none is open by default.
@NullMarked
package dk.pip.access;

import org.jspecify.annotations.NullMarked;
