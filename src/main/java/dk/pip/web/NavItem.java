package dk.pip.web;

/// One word of navigation.
public record NavItem(String label, String href, boolean current) {}
