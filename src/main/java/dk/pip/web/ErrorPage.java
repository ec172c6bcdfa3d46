package dk.pip.web;

/// What went wrong and what to do about it.
///
/// @param key the catalogue's name of it: `web.error.404` has a `.title` and a `.help`
public record ErrorPage(int status, String key) {}
