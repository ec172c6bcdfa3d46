/// Tells operators and their tools how the program fares: /health, metrics, the line at the start.
@NullMarked
package dk.pip.health;

import org.jspecify.annotations.NullMarked;
