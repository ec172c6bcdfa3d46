/// What the site brings to the demo
@NullMarked
package dk.pip.site.demo;

import org.jspecify.annotations.NullMarked;
