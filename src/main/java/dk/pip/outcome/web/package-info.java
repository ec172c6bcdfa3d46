/// The page of what came of an edition.
@NullMarked
package dk.pip.outcome.web;

import org.jspecify.annotations.NullMarked;
