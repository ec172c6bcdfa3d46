/// What must not stand in the log: mail addresses, network addresses and CPR numbers are masked.
@NullMarked
package dk.pip.logging;

import org.jspecify.annotations.NullMarked;
