/// The pages of cakes.
@NullMarked
package dk.pip.cakes.web;

import org.jspecify.annotations.NullMarked;
