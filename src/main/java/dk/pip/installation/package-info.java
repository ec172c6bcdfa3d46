/// Where the program runs: its data folder, held by one program at a time; whether it is the demo's; and the clock that it goes by.
@NullMarked
package dk.pip.installation;

import org.jspecify.annotations.NullMarked;
