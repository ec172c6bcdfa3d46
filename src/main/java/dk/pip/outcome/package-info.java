/// Tells the newsroom what came of an edition: mails, answers, and readers who came and left.
@NullMarked
package dk.pip.outcome;

import org.jspecify.annotations.NullMarked;
