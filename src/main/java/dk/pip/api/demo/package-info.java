/// What the demo lets other programs have.
@NullMarked
package dk.pip.api.demo;

import org.jspecify.annotations.NullMarked;
