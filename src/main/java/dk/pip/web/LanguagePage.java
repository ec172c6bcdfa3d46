package dk.pip.web;

/// The choice of language.
///
/// @param next where to go afterwards
public record LanguagePage(String next) {}
