/// Blind RSA signatures (RFC 9474): who signs learns nothing of what was signed, and cannot know it again.
@NullMarked
package dk.pip.ballot.blind;

import org.jspecify.annotations.NullMarked;
