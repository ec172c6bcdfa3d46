/// The demo's dialogues: a nursing home's agreement in its second version, and a firm's with the town
@NullMarked
package dk.pip.dialogue.demo;

import org.jspecify.annotations.NullMarked;
