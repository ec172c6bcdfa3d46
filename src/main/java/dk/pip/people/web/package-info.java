/// The pages about people: sign-in, passwords, accounts.
@NullMarked
package dk.pip.people.web;

import org.jspecify.annotations.NullMarked;
