/// Where stories are written: from the idea to what is approved for an edition.
@NullMarked
package dk.pip.newsroom;

import org.jspecify.annotations.NullMarked;
