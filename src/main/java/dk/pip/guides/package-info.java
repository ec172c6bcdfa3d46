/// Keeps guides and material: pages in a tree, for all or for staff, with owners who look at them again.
@NullMarked
package dk.pip.guides;

import org.jspecify.annotations.NullMarked;
