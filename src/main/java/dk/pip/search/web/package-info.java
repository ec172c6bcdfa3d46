/// The pages of search: what readers and staff find, and what they looked for in vain.
@NullMarked
package dk.pip.search.web;

import org.jspecify.annotations.NullMarked;
