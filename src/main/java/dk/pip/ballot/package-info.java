/// Votes that hold: the ballots of a vote, cast in the open or in secret, and how they are counted
@NullMarked
package dk.pip.ballot;

import org.jspecify.annotations.NullMarked;
