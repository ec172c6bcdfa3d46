/// Counting of ballots: pure functions from an immutable file of ballots and an announced rule to a result, in exact arithmetic
@NamedInterface("counting")
@NullMarked
package dk.pip.ballot.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
