/// The demo's mailbox as pages.
@NullMarked
package dk.pip.mailing.web;

import org.jspecify.annotations.NullMarked;
