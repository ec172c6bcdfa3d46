/// The demo's mailbox as pages.
@NullMarked
package dk.pip.mail.web;

import org.jspecify.annotations.NullMarked;
