/// What all pages share: layout, error pages, security headers, addresses that may be asked for.
@NullMarked
package dk.pip.web;

import org.jspecify.annotations.NullMarked;
