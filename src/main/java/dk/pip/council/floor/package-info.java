/// The council day while it is held: what is done on the floor, act by act, and the screens that follow it
@NullMarked
package dk.pip.council.floor;

import org.jspecify.annotations.NullMarked;
