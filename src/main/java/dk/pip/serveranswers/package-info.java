/// What the answers of mail servers mean, whether they were given while sending or stand in a report.
@NullMarked
package dk.pip.serveranswers;

import org.jspecify.annotations.NullMarked;
