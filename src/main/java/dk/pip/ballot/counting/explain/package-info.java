/// Results in words that a pupil of twelve understands, as a picture and as a table
@NamedInterface("explain")
@NullMarked
package dk.pip.ballot.counting.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
