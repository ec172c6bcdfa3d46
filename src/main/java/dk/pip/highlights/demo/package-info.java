/// What the module brings to the demo
@NullMarked
package dk.pip.highlights.demo;

import org.jspecify.annotations.NullMarked;
