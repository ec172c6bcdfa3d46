/// What stands around every page: the menu, the head, the bar, the foot, and the style sheets, fonts and scripts that they name
@NullMarked
package dk.pip.frame;

import org.jspecify.annotations.NullMarked;
