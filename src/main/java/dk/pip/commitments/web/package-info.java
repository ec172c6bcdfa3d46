/// The pages of those who own promises, and the newsroom's.
@NullMarked
package dk.pip.commitments.web;

import org.jspecify.annotations.NullMarked;
