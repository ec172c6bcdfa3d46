/// The municipality's own words, as editors keep them.
@NullMarked
package dk.pip.language.web;

import org.jspecify.annotations.NullMarked;
