/// The engine of a mailing: takes deliveries from the database, notes each before it is on the wire, sends, and settles.
@NullMarked
package dk.pip.mailing.engine;

import org.jspecify.annotations.NullMarked;
