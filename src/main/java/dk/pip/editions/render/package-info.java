/// Sets an edition in its forms: web pages, mail, plain text and print.
@NullMarked
package dk.pip.editions.render;

import org.jspecify.annotations.NullMarked;
