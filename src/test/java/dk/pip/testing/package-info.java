/// What tests stand on: a database of their own, a server, a clock that stands still, and people to be.
@NullMarked
package dk.pip.testing;

import org.jspecify.annotations.NullMarked;
