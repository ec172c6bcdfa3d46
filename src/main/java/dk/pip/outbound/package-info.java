/// Asks servers out on the net at addresses that people have typed in, and never those inside the house: the one way to
/// follow a link or to call a webhook.
@NullMarked
package dk.pip.outbound;

import org.jspecify.annotations.NullMarked;
