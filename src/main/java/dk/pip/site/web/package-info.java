@NullMarked
package dk.pip.site.web;

import org.jspecify.annotations.NullMarked;
