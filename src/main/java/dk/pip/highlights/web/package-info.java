/// Pages of the module
@NullMarked
package dk.pip.highlights.web;

import org.jspecify.annotations.NullMarked;
