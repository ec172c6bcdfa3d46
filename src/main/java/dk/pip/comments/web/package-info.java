/// Pages of what readers say
@NullMarked
package dk.pip.comments.web;

import org.jspecify.annotations.NullMarked;
