/// What the demo's readers answer.
@NullMarked
package dk.pip.returns.demo;

import org.jspecify.annotations.NullMarked;
