package dk.pip.site.web;

import dk.pip.web.PublicFrame;

/// What is kept about those who read and those who sign in.
public record PrivacyPage(PublicFrame frame) {}
