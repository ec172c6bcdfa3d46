/// The commands of the program: serve, demo, publish, backup, restore, readers, mailing, mail, bounce, tip, bench.
@NullMarked
package dk.pip.command;

import org.jspecify.annotations.NullMarked;
