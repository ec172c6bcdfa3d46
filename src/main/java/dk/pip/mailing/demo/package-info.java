/// The demo's mailings.
@NullMarked
package dk.pip.mailing.demo;

import org.jspecify.annotations.NullMarked;
