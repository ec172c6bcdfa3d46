/// The pages of tips: the public form, the tipper's own page, and the newsroom's inbox.
@NullMarked
package dk.pip.tips.web;

import org.jspecify.annotations.NullMarked;
