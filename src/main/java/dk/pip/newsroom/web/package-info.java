/// The newsroom's pages: the desk, stories and their notes and versions.
@NullMarked
package dk.pip.newsroom.web;

import org.jspecify.annotations.NullMarked;
