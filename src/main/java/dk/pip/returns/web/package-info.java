/// The newsroom's pages of what readers and mail servers answered.
@NullMarked
package dk.pip.returns.web;

import org.jspecify.annotations.NullMarked;
