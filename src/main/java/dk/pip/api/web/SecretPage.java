package dk.pip.api.web;

/// A key or a secret, shown this once.
///
/// @param kind the end of the keys of its texts: `key`, `hook`
/// @param name of what it belongs to
/// @param back where one goes on
public record SecretPage(String kind, String name, String secret, String back) {}
