package dk.pip.language.web;

import dk.pip.shared.Problems;
import java.util.List;

/// The municipality's own words.
///
/// @param typed the one that could not be added
public record OwnWordsPage(List<String> words, String typed, Problems problems) {}
