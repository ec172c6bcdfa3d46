package dk.pip.setup.web;

/// A link that doesn't set anything up, or no longer.
///
/// @param setUp whether the installation is set up already
public record SetUpLinkGonePage(boolean setUp) {}
