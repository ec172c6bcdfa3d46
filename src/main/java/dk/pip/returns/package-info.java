/// Reads what comes back of a mailing: bounces, complaints, automatic replies and answers, each with what it means.
@NullMarked
package dk.pip.returns;

import org.jspecify.annotations.NullMarked;
