package dk.pip.web;

import org.jspecify.annotations.Nullable;

/// What went wrong and what to do about it.
///
/// @param key the catalogue's name of it: `web.error.404` has a `.title` and a `.help`
/// @param signIn where to sign in for a page that may be one for staff; null where it can't be
public record ErrorPage(int status, String key, @Nullable String signIn) {}
