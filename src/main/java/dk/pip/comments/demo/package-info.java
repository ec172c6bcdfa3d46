/// What the demo's readers say
@NullMarked
package dk.pip.comments.demo;

import org.jspecify.annotations.NullMarked;
