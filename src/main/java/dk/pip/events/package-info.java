/// Tells modules what has happened in others, once each and through any crash.
@NullMarked
package dk.pip.events;

import org.jspecify.annotations.NullMarked;
