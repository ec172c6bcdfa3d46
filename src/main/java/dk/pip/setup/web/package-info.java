/// The pages of the set-up and of the settings.
@NullMarked
package dk.pip.setup.web;

import org.jspecify.annotations.NullMarked;
