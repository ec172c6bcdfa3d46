/// The page of the check.
@NullMarked
package dk.pip.mailcheck.web;

import org.jspecify.annotations.NullMarked;
