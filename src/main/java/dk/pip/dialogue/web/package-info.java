/// The pages of dialogues: for secretaries, and for the parties by their own links
@NullMarked
package dk.pip.dialogue.web;

import org.jspecify.annotations.NullMarked;
