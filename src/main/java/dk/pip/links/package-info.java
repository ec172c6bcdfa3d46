/// Looks whether the links that lead out of the municipality's pages still lead somewhere, and tells whoever owns them when they don't.
@NullMarked
package dk.pip.links;

import org.jspecify.annotations.NullMarked;
