/// Keeps what was promised in public: each promise with an owner, a date and an end, and every change of it to be read for good.
@NullMarked
package dk.pip.commitments;

import org.jspecify.annotations.NullMarked;
