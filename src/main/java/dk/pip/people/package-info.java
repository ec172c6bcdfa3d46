/// Accounts, sign-in, roles: who is asking and what they may do.
@NullMarked
package dk.pip.people;

import org.jspecify.annotations.NullMarked;
