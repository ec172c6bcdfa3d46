/// The pages of mailings in the newsroom.
@NullMarked
package dk.pip.mailing.web;

import org.jspecify.annotations.NullMarked;
