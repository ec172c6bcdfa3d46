/// Signs what goes out and comes back, such as links in mails and return addresses, with a secret of this installation.
@NullMarked
package dk.pip.keys;

import org.jspecify.annotations.NullMarked;
