/// The pages about links.
@NullMarked
package dk.pip.links.web;

import org.jspecify.annotations.NullMarked;
