/// The database of this run: PostgreSQL of Pip's own or a server, how it is brought up to date, and whether it answers.
@NullMarked
package dk.pip.database;

import org.jspecify.annotations.NullMarked;
