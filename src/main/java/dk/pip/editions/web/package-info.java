/// The newsroom's pages for editions, and the published pages.
@NullMarked
package dk.pip.editions.web;

import org.jspecify.annotations.NullMarked;
