/// What the newsroom brings to the demo.
@NullMarked
package dk.pip.newsroom.demo;

import org.jspecify.annotations.NullMarked;
