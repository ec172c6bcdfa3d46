/// What readers say of a story: reactions and comments, shown when somebody has looked at them, and answered
@NullMarked
package dk.pip.comments;

import org.jspecify.annotations.NullMarked;
