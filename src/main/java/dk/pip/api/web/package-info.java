/// The addresses of the API, and the pages about it.
@NullMarked
package dk.pip.api.web;

import org.jspecify.annotations.NullMarked;
