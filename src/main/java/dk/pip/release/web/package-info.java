/// The page that lets a restored copy go on.
@NullMarked
package dk.pip.release.web;

import org.jspecify.annotations.NullMarked;
