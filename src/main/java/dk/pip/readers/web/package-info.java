/// The pages of readers and of those who look after the lists.
@NullMarked
package dk.pip.readers.web;

import org.jspecify.annotations.NullMarked;
