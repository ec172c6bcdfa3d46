package dk.pip.frame;

import dk.pip.shared.Texts;
import java.util.function.Function;

/// What the privacy page says about what a module keeps of people, and for how long: a bean in the module's `web` package.
///
/// @param heading the key of the heading that it stands below; those with the same heading stand together
/// @param order the smaller, the further ahead
/// @param text a paragraph
public record PrivacyNote(String heading, int order, Function<Texts, String> text) {}
