/// The screens of the council day: the chair's, the hall's, the spokespersons', and that of whoever follows from elsewhere
@NullMarked
package dk.pip.council.floor.web;

import org.jspecify.annotations.NullMarked;
