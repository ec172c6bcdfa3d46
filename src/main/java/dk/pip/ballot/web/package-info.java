/// The pages of votes: the voter’s own, the newsroom’s, and those where everybody sees what came of them
@NullMarked
package dk.pip.ballot.web;

import org.jspecify.annotations.NullMarked;
