package dk.pip.commitments.web;

/// A few words in place of a page that is no more.
///
/// @param key of the title; the text’s ends in `.text`
public record GonePage(String key) {}
