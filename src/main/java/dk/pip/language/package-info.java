/// Language help beside a text while it is written: how hard it is to read, and the few things that matter most about it
@NullMarked
package dk.pip.language;

import org.jspecify.annotations.NullMarked;
