/// The demo municipality and its people, and the order in which modules fill it with what they bring.
@NullMarked
package dk.pip.demo;

import org.jspecify.annotations.NullMarked;
