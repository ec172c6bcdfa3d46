/// Knows who gets mails: lists, readers, what they said yes and no to, and how they change it.
@NullMarked
package dk.pip.readers;

import org.jspecify.annotations.NullMarked;
