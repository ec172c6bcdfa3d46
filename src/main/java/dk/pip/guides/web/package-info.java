/// The pages of guides, as readers see them and as they are written.
@NullMarked
package dk.pip.guides.web;

import org.jspecify.annotations.NullMarked;
